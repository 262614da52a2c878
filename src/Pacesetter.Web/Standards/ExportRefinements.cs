using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Standards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>Writes the refinements of a unit and of what lies below it in the columns of the import: export, edit, import again.</summary>
public sealed class ExportRefinements(PacesetterDb db, RefinementSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="place">The subtree, and the month whose refinements are wanted.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public Task RunAsync(Stream to, Place place, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["standards.sheet"], sheets.Columns, RowsAsync(place), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place)
    {
        var (campaign, recipe, head, month) = (place.Campaign!.Id, place.Recipe!, place.Unit.Id, place.Month);
        var rows =
            from refinement in db.Refinements.AsNoTracking().HoldingIn(campaign, month)
            join unit in db.Units on refinement.UnitId equals unit.Id
            where db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)
            orderby unit.Ordinal, unit.Id, refinement.Item, refinement.Id
            select new { Refinement = refinement, unit.Code };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return [.. sheets.Columns.Select(column => Cell(column.Key, row.Refinement, row.Code, recipe))];
    }

    private string? Cell(string key, Refinement refinement, string unit, Recipe recipe) => key switch
    {
        RefinementSheets.Id => refinement.Id.ToString(),
        RefinementSheets.Place => unit,
        RefinementSheets.End => refinement.Ending?.Month.ToString(),
        RefinementText.Standard => recipe.Standards.SelectMany(set => set.Items).FirstOrDefault(item => item.Key == refinement.Item)?.Label.ToString() ?? refinement.Item,
        RefinementText.Check => words["standards.check-" + refinement.CheckedBy.Key()],
        RefinementText.Bound => refinement.Threshold is null ? null : words[refinement.Threshold.AtMost ? "standards.at-most" : "standards.at-least"],
        RefinementText.Tiers => Named(refinement.Tiers, recipe.Tiers),
        RefinementText.Fields => Named(refinement.Fields, recipe.Fields),
        RefinementText.Industries => Named(refinement.Industries, recipe.Industries),
        _ => RefinementText.Of(refinement.Wording, refinement.FromMonth)[key],
    };

    private string Named(string keys, IReadOnlyList<Term> terms) =>
        words.List(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => terms.FirstOrDefault(term => term.Key == key)?.Label.ToString() ?? key));
}
