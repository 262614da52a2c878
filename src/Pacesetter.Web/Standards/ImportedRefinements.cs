using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>What all rows of a table are read by.</summary>
/// <param name="Meanings">See <see cref="StandardLooks.Meanings"/>.</param>
/// <param name="Now">Who imports, when, and the month of today.</param>
internal sealed record ImportedCatalogue(Place Place, IReadOnlyList<StandardSet> Sets, IReadOnlyDictionary<string, string> Meanings, (int By, DateTime At, Month Month) Now);

/// <summary>The refinements of one unit while a table is read into them; the same rules hold as in the form.</summary>
internal sealed class ImportedRefinements(Unit unit, ImportedCatalogue catalogue, List<Refinement> known)
{
    public Unit Unit => unit;

    public List<Refinement> New { get; } = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Ended { get; private set; }

    public int Unchanged { get; private set; }

    public IEnumerable<SheetProblem> Take(SheetRow row)
    {
        var old = Find(row, out var unknown);
        if (unknown) return [new(row.Address(RefinementSheets.Id), "standards.import-id-unknown", row[RefinementSheets.Id])];
        // A column the file does not have leaves the refinement as it is.
        var now = old is null ? null : RefinementText.Of(old.Wording, old.FromMonth);
        var text = new RefinementText(field => row.Has(field) ? row[field] : now?[field]);
        if (text.Read(catalogue.Place.Recipe!, catalogue.Sets, catalogue.Meanings, out var problems) is not { } wording) return problems.Select(problem => Problem(row, problem.Field, problem.Rule));
        var from = text.ReadFrom(out var bad);
        if (bad is { } wrong) return [Problem(row, wrong.Field, wrong.Rule)];
        try
        {
            Write(row, old, wording, from);
            return [];
        }
        catch (BrokenRule rule)
        {
            return [Problem(row, RefinementText.FieldOf(rule.Code) ?? RefinementText.Text, rule)];
        }
    }

    /// <summary>The refinement a row means, or the last that has taken its place.</summary>
    private Refinement? Find(SheetRow row, out bool unknown)
    {
        unknown = false;
        var id = row[RefinementSheets.Id];
        if (id.Length == 0) return known.FirstOrDefault(one => one.Text == row[RefinementText.Text] && one.Ending is null);
        var found = known.FirstOrDefault(one => one.Id.ToString() == id);
        unknown = found is null;
        while (found is not null && known.FirstOrDefault(one => one.ReplacesId == found.Id) is { } next) found = next;
        return found;
    }

    private void Write(SheetRow row, Refinement? old, RefinementWording wording, Month? from)
    {
        var (by, at, thisMonth) = catalogue.Now;
        var campaign = catalogue.Place.Campaign!;
        if (old is null)
        {
            Add(new(campaign.Id, unit.Id, wording, campaign.DemandRunning(from, thisMonth), by, at));
            Added++;
        }
        else if (old.Wording != wording)
        {
            // The exported first month of the old wording is no wish for the new one.
            var month = campaign.DemandRunning(from > thisMonth ? from : old.FromMonth > thisMonth ? old.FromMonth : null, thisMonth);
            Add(old.Reword(wording, month, by, at));
            Changed++;
        }
        else if (old.Ending is null && row[RefinementSheets.End] is { Length: > 0 } end)
        {
            if (!Month.TryParse(end, null, out var month)) throw new BrokenRule("standards.month-unreadable", end);
            old.End(campaign.DemandRunning(month, thisMonth), by, at, null);
            Ended++;
        }
        else Unchanged++;
    }

    private void Add(Refinement refinement)
    {
        New.Add(refinement);
        known.Add(refinement);
    }

    private static SheetProblem Problem(SheetRow row, string field, BrokenRule rule) => new(row.Address(field), rule.Code, [.. rule.Arguments]);
}
