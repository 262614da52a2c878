using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Awards;

/// <summary>Who is proposed for what, and why.</summary>
/// <param name="Title">Key of one of the recipe's titles.</param>
/// <param name="Unit">Code of an organisation at or below the proposing unit; null where a member is proposed.</param>
/// <param name="Member">Number of a member at or below it.</param>
/// <param name="Named">The member agreed that their name is shown in public.</param>
public sealed record NominationWording(string? Title, string? Unit, string? Member, string? Reason, bool Named);

/// <summary>A unit proposes itself, a unit below it, or a member. The facts are in the system; only the reason is written.</summary>
public sealed class NominateCandidate(PacesetterDb db, GatherFacts gather, WayUp way)
{
    /// <param name="code">Code of the unit that proposes.</param>
    /// <exception cref="BrokenRule">units.unknown, accounts.not-yours, awards.title-unknown, awards.who-unknown, awards.twice; those of <see cref="WayUp.NextAsync"/> and <see cref="AwardCandidate.Nominate"/>.</exception>
    public async Task<CandidateFile> RunAsync(RoundFile file, string code, NominationWording said, CancellationToken cancellation = default)
    {
        var by = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) ?? throw new BrokenRule("units.unknown");
        await db.DemandAsync(by.Id, AwardRights.Nominators);
        var title = file.Rules.Title(said.Title) ?? throw new BrokenRule("awards.title-unknown");
        var (unit, member) = await WhoAsync(by, said, cancellation);
        var standing = new Standing(title.Key, unit.Id, member?.Id);
        var facts = (await gather.RunAsync(file.Campaign, file.Recipe, [standing], cancellation))[standing];
        var next = await way.NextAsync(file, title, by.Id, cancellation);
        var who = new Proposed(unit.Id, member?.Id, member?.Name ?? unit.Name, member?.Post ?? "", file.Recipe.Tier(unit.Tier)?.Key ?? unit.Tier, file.Recipe.Field(unit.Field)?.Key ?? unit.Field);
        var hand = await db.AwardHandAsync(cancellation);
        var candidate = AwardCandidate.Nominate(file.Round, title, who, said.Reason, (by.Id, next), facts.Against(title, db.Today), hand, db.Now, db.Today);
        BrokenRule.Unless(!await db.AwardCandidates.IgnoreQueryFilters([PacesetterDb.Scope]).AnyAsync(row => row.RoundId == file.Round.Id && row.Title == title.Key && row.Subject == candidate.Subject, cancellation), "awards.twice", who.Name, title.Label);
        if (said.Named && member is not null) candidate.Show(true, hand, db.Now);
        db.AwardCandidates.Add(candidate);
        var found = new CandidateFile(candidate, unit, file);
        await db.CommitAsync(found.Act(db, "NominateCandidate", by, JsonSerializer.Serialize(new { candidate.Title, candidate.Name, by = by.Code }), candidate.Reason), cancellation);
        return found;
    }

    private async Task<(Unit Unit, Member? Member)> WhoAsync(Unit by, NominationWording said, CancellationToken cancellation)
    {
        var (number, code, month) = ((said.Member ?? "").Trim(), (said.Unit ?? "").Trim(), db.ThisMonth);
        var member = number.Length == 0 ? null : await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellation) ?? throw new BrokenRule("awards.who-unknown");
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => member == null ? row.Code == code : row.Id == member.UnitId, cancellation) ?? throw new BrokenRule("awards.who-unknown");
        BrokenRule.Unless(await db.UnitAncestors.AnyAsync(row => row.UnitId == unit.Id && row.AncestorId == by.Id && row.FromMonth <= month && row.ToMonth > month, cancellation), "awards.who-unknown");
        return (unit, member);
    }
}

/// <summary>Which unit a candidate comes to next on the way up.</summary>
public sealed class WayUp(PacesetterDb db)
{
    /// <param name="from">The unit that sends.</param>
    /// <exception cref="BrokenRule">awards.not-below, awards.share-used: the unit right below the head has put forward as many as it may.</exception>
    public async Task<int> NextAsync(RoundFile file, Domain.Campaigns.AwardTitle title, int from, CancellationToken cancellation = default)
    {
        var (head, round, month) = (file.Head.Id, file.Round.Id, db.ThisMonth);
        if (from == head) return head;
        var above = await db.UnitAncestors.Where(row => row.UnitId == from && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month).OrderBy(row => row.Depth).Select(row => row.AncestorId).ToListAsync(cancellation);
        BrokenRule.Unless(above.Contains(head), "awards.not-below");
        if (above[0] != head || title.EachBelow is not { } most) return above[0];
        var sent = await db.AwardCandidates.IgnoreQueryFilters([PacesetterDb.Scope]).CountAsync(row => row.RoundId == round && row.Title == title.Key && row.AtId == head && row.FromId == from && row.Withdrawal == null, cancellation);
        BrokenRule.Unless(sent < most, "awards.share-used", title.Label, most);
        return head;
    }
}
