using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Finds out what an import may touch and which words it may use.</summary>
internal static class ImportTerms
{
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours.</exception>
    public static async Task<(RosterTerms Terms, int? UnitId)> FindAsync(PacesetterDb db, KnownWords words, ImportOptions options, CancellationToken cancellation)
    {
        var known = await words.RecipesAsync(cancellation);
        if (options.Chosen is not null) known.Add(options.Chosen);
        if (options.Unit is null)
        {
            BrokenRule.Unless(db.Viewer.SeesAll, "accounts.not-yours");
            return (new RosterTerms(null, true, options.From, known), null);
        }
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == options.Unit, cancellation) ?? throw new BrokenRule("units.unknown");
        await db.DemandAsync(unit.Id, Role.Office);
        var isRoot = !await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.Depth > 0, cancellation);
        return (new RosterTerms(isRoot ? null : unit.Id, isRoot || await db.MayAsync(unit.Id, above: true, Role.Office), options.From, known), unit.Id);
    }
}
