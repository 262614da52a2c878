using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary>Writes the tasks of a campaign in the columns of the import, as far as the viewer may see: export, edit, import again.</summary>
public sealed class ExportPlans(PacesetterDb db, Recipes recipes, PlanSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="asXlsx">.xlsx, otherwise .csv.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="unitId">Only this unit and what lies below it; null: everything.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public Task RunAsync(Stream to, bool asXlsx, Campaign campaign, int? unitId, CancellationToken cancellation = default)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return asXlsx
            ? SheetWriter.WriteXlsxAsync(to, words["plans.sheet"], sheets.Columns, RowsAsync(campaign, unitId), english, cancellation)
            : SheetWriter.WriteCsvAsync(to, sheets.Columns, RowsAsync(campaign, unitId), english, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Campaign campaign, int? unitId)
    {
        var month = db.ThisMonth;
        var kinds = recipes.Of(campaign).Plans;
        var rows =
            from task in db.PlanTasks.AsNoTracking()
            where task.CampaignId == campaign.Id && task.Drop == null
            join unit in db.Units on task.UnitId equals unit.Id
            where unitId == null || db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == unitId && row.FromMonth <= month && row.ToMonth > month)
            orderby unit.Ordinal, unit.Id, task.Slot, task.Ordinal, task.Due ?? DateOnly.MaxValue, task.Id
            select new { Task = task, unit.Code, Serves = db.PlanTasks.Where(longer => longer.Id == task.ServesId).Select(longer => longer.Title).FirstOrDefault() };
        var (plan, order) = ((Unit: 0, Slot: 0), 0);
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            order = plan == (row.Task.UnitId, row.Task.Slot) ? order + 1 : 1;
            plan = (row.Task.UnitId, row.Task.Slot);
            var place = order.ToString(CultureInfo.InvariantCulture);
            yield return [.. sheets.Columns.Select(column => column.Key == PlanSheets.Order ? place : Cell(column.Key, row.Task, row.Code, row.Serves, kinds))];
        }
    }

    private static string? Cell(string key, PlanTask task, string unit, string? serves, IReadOnlyList<PlanKind> kinds) => key switch
    {
        PlanSheets.Id => task.Id.ToString(),
        PlanSheets.Unit => unit,
        PlanSheets.Kind => kinds[Math.Min(task.Slot, kinds.Count) - 1].Label.ToString(),
        TaskText.Serves => serves,
        _ => TaskText.Of(new(TaskWording.Of(task), task.ServesId, task.UpperTaskId))[key],
    };
}
