using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>Writes the pledges of a campaign in the columns of the import, as far as the viewer may see: export, edit, import again.</summary>
public sealed class ExportPledges(PacesetterDb db, Recipes recipes, PledgeSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="asXlsx">.xlsx, otherwise .csv.</param>
    /// <param name="unitId">Only this unit and what lies below it; null: everything.</param>
    /// <param name="year">Only this round; null: all.</param>
    public Task RunAsync(Stream to, bool asXlsx, Campaign campaign, int? unitId, int? year, CancellationToken cancellation = default)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return asXlsx
            ? SheetWriter.WriteXlsxAsync(to, words["pledges.sheet"], sheets.Columns, RowsAsync(campaign, unitId, year), english, cancellation)
            : SheetWriter.WriteCsvAsync(to, sheets.Columns, RowsAsync(campaign, unitId, year), english, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Campaign campaign, int? unitId, int? year)
    {
        var (month, recipe, today) = (db.ThisMonth, recipes.Of(campaign), db.Today);
        var rows =
            from pledge in db.Pledges.AsNoTracking()
            where pledge.CampaignId == campaign.Id && (year == null || pledge.Year == year)
                && (unitId == null || db.UnitAncestors.Any(row => row.UnitId == pledge.UnitId && row.AncestorId == unitId && row.FromMonth <= month && row.ToMonth > month))
            orderby pledge.UnitId, pledge.Id
            select new
            {
                Pledge = pledge,
                Code = db.Units.Where(unit => unit.Id == pledge.UnitId).Select(unit => unit.Code).FirstOrDefault(),
                Number = db.Members.Where(member => member.Id == pledge.MemberId).Select(member => member.Number).FirstOrDefault(),
                Name = db.Members.Where(member => member.Id == pledge.MemberId).Select(member => member.Name).FirstOrDefault(),
            };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var wording = PledgeInput.Of(PledgeWording.Of(row.Pledge), row.Pledge.Consent is not null);
            yield return [.. sheets.Columns.Select(column => Cell(column.Key, row.Pledge, row.Code, row.Number, row.Name, recipe, today) ?? wording[column.Key])];
        }
        await foreach (var row in ExemptAsync(campaign.Id, unitId, year)) yield return row;
    }

    /// <summary>Who need not pledge, a row each.</summary>
    private async IAsyncEnumerable<IReadOnlyList<string?>> ExemptAsync(int campaign, int? unitId, int? year)
    {
        var month = db.ThisMonth;
        var rows =
            from exemption in db.PledgeExemptions.AsNoTracking()
            join member in db.Members on exemption.MemberId equals member.Id
            join unit in db.Units on exemption.UnitId equals unit.Id
            where exemption.CampaignId == campaign && (year == null || exemption.Year == year)
                && (unitId == null || db.UnitAncestors.Any(row => row.UnitId == exemption.UnitId && row.AncestorId == unitId && row.FromMonth <= month && row.ToMonth > month))
            orderby exemption.UnitId, exemption.MemberId, exemption.Year
            select new { Code = unit.Code, member.Number, member.Name, exemption.Year, exemption.Reason };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return [.. sheets.Columns.Select(column => column.Key switch
            {
                PledgeSheets.Unit => row.Code,
                PledgeSheets.Member => row.Number,
                PledgeSheets.Name => row.Name,
                PledgeSheets.Year => row.Year.ToString(CultureInfo.InvariantCulture),
                PledgeSheets.Exempt => row.Reason,
                _ => null,
            })];
    }

    private string? Cell(string key, Pledge pledge, string? unit, string? number, string? name, Recipe recipe, DateOnly today) => key switch
    {
        PledgeSheets.Id => pledge.Id.ToString(),
        PledgeSheets.Unit => unit ?? "",
        PledgeSheets.Member => number ?? "",
        PledgeSheets.Name => name ?? "",
        PledgeSheets.Year => pledge.Year.ToString(CultureInfo.InvariantCulture),
        PledgeSheets.Instant => pledge.IsInstant ? sheets.Yes : "",
        PledgeInput.Kind => pledge.Kind(recipe),
        PledgeInput.Named => pledge.Consent is null ? "" : sheets.Yes,
        PledgeSheets.Vetted => Day(pledge.Vetting?.At),
        PledgeSheets.Published => Day(pledge.Publication?.At),
        PledgeSheets.Outcome => pledge.Fulfilment switch { null => "", { Kept: true } => sheets.Of("kept"), { Cause: Cause.Objective } => sheets.Of("objective"), _ => sheets.Of("subjective") },
        PledgeSheets.Sentence => pledge.Fulfilment?.Sentence ?? "",
        PledgeSheets.Review => pledge.Review?.Sentence ?? "",
        PledgeSheets.Grade => pledge.Conclusion is { } conclusion ? words.Grade(conclusion, recipe.Pledges!) : "",
        PledgeSheets.Use => pledge.Conclusion?.Use ?? "",
        PledgeSheets.Exempt => "",
        PledgeSheets.State => words.State(pledge, recipe, today).Text,
        _ => null,
    };

    private static string Day(DateTime? at) => at is { } time ? DateOnly.FromDateTime(time.AddHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
