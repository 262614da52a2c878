using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>A practice with everything that is needed to act upon it.</summary>
/// <param name="Unit">The unit that lends it.</param>
/// <param name="Site">The entry where it can be seen, by name.</param>
/// <param name="Register">Key of the register the entry stands in.</param>
public sealed record PracticeFile(Practice Practice, Unit Unit, string Site, string Register)
{
    internal Act Act(PacesetterDb db, string name, string? after = null, string? reason = null, Unit? unit = null) => new(name, (unit ?? Unit).Id, nameof(Practice), Practice.Id)
    {
        CampaignId = Practice.CampaignId, OnBehalfOf = db.OnBehalfOf(unit ?? Unit), After = after, Reason = reason,
    };
}

/// <summary>A unit that uses a practice, or did.</summary>
public sealed record AdoptionRow(Adoption Adoption, string Code, string Name);

/// <summary>Looks a practice up as the viewer may see it.</summary>
public sealed class FindPractice(PacesetterDb db)
{
    /// <exception cref="BrokenRule">exemplars.practice.unknown.</exception>
    public async Task<PracticeFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var practice = await db.Practices.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("exemplars.practice.unknown");
        // What is lent to the whole campaign names its unit and its site to everybody there.
        var unit = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstAsync(row => row.Id == practice.UnitId, cancellation);
        var site = await db.RegisterEntries.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.Id == practice.EntryId).Select(row => new { row.Name, row.Register }).FirstAsync(cancellation);
        return new(practice, unit, site.Name, site.Register);
    }

    /// <summary>Who uses it and who did, the latest first; told to whoever may read the practice.</summary>
    public Task<List<AdoptionRow>> AdoptionsAsync(Guid practice, CancellationToken cancellation = default) =>
        (from row in db.Adoptions.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking() where row.PracticeId == practice
         join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on row.UnitId equals unit.Id
         orderby row.Day descending, row.Id descending select new AdoptionRow(row, unit.Code, unit.Name)).ToListAsync(cancellation);
}

internal static class ExemplarRights
{
    /// <summary>Speak for a unit.</summary>
    public static readonly Role[] Own = [Role.Office, Role.Secretary];

    /// <summary>Lend out what a unit below them does well.</summary>
    public static readonly Role[] Lenders = [Role.Office, Role.Leader];

    extension(PacesetterDb db)
    {
        public ExemplarHand ExemplarHand => new(db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now, db.Today);

        public Task<bool> MayLendAsync(int unit) => db.MayAboveAsync(unit, Lenders);
    }
}
