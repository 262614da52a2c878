using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>A unit that gets a copy for information.</summary>
public sealed record CopyRow(int UnitId, string Code, string Name, ReceiptSignature? Seen);

/// <summary>Looks up who gets a copy of a directive.</summary>
public sealed class FindCopies(PacesetterDb db)
{
    private static readonly char[] Separators = [',', ';', '\n', '\r', '\u3001', '\uFF0C', '\uFF1B'];

    /// <param name="text">Codes or full names of units of the campaign, with commas between.</param>
    /// <exception cref="BrokenRule">directives.copies-unknown: nobody, or more than one, is called so.</exception>
    public async Task<IReadOnlyList<int>> RunAsync(string? text, Campaign campaign, CancellationToken cancellation = default)
    {
        var said = (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();
        if (said.Length == 0) return [];
        var (head, month) = (campaign.UnitId, db.ThisMonth);
        // A copy may go to anybody in the campaign, so this looks past the viewer's own units; nothing is told but that the name is known.
        var found = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).Where(unit => (said.Contains(unit.Code) || said.Contains(unit.Name))
            && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)).OrderBy(unit => unit.Id).Select(unit => new { unit.Id, unit.Code, unit.Name }).ToListAsync(cancellation);
        return [.. said.Select(name => found.Where(unit => unit.Code == name || unit.Name == name).Take(2).ToList() is [var one] ? one.Id : throw new BrokenRule("directives.copies-unknown", name)).Distinct()];
    }

    /// <summary>Those of a directive, in the order of the roster's codes; told to whoever may read it.</summary>
    public Task<List<CopyRow>> OfAsync(Guid directive, CancellationToken cancellation = default) =>
        (from copy in db.DirectiveCopies.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking() where copy.DirectiveId == directive
         join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on copy.UnitId equals unit.Id
         orderby unit.Code select new CopyRow(unit.Id, unit.Code, unit.Name, copy.Seen)).ToListAsync(cancellation);
}
