using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>A directive in a chain of refinements.</summary>
/// <param name="Depth">Negative: above; 0: the one looked at; positive: below.</param>
public sealed record ChainLink(Directive Directive, string Issuer, int Depth);

/// <summary>Reads which directives from above a directive carries out, and which from below carry it out; as far as the viewer may see.</summary>
public sealed class ReadChain(PacesetterDb db)
{
    private const int Longest = 6;
    private const int MostBelow = 200;

    public async Task<IReadOnlyList<ChainLink>> RunAsync(Directive directive, CancellationToken cancellation = default)
    {
        List<Directive> above = [];
        for (var next = directive.RefinesId; next is { } id && above.Count < Longest;)
        {
            if (await db.Directives.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } found) break;
            above.Insert(0, found);
            next = found.RefinesId;
        }
        List<(Directive Directive, int Depth)> below = [];
        await BelowAsync([directive.Id], 1, below, cancellation);
        if (above.Count + below.Count == 0) return [];
        List<(Directive Directive, int Depth)> all = [.. above.Select((row, i) => (row, i - above.Count)), (directive, 0), .. below];
        var ids = all.Select(link => link.Directive.UnitId).Distinct().ToArray();
        var names = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        return [.. all.Select(link => new ChainLink(link.Directive, names[link.Directive.UnitId], link.Depth))];
    }

    private async Task BelowAsync(Guid[] of, int depth, List<(Directive Directive, int Depth)> found, CancellationToken cancellation)
    {
        if (of.Length == 0 || depth > Longest) return;
        var rows = await db.Directives.AsNoTracking().Where(row => row.Issue != null && row.RefinesId != null && of.Contains(row.RefinesId.Value)).OrderBy(row => row.Id).Take(MostBelow).ToListAsync(cancellation);
        found.AddRange(rows.Select(row => (row, depth)));
        await BelowAsync([.. rows.Select(row => row.Id)], depth + 1, found, cancellation);
    }
}
