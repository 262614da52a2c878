using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Pledges;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals;

/// <summary>Somebody one level down, and the last comment on them this year.</summary>
/// <param name="Member">Number of the member; null for a unit.</param>
public sealed record CommentRow(string UnitCode, string? Member, string Name, string Note, LeaderComment? Last);

/// <param name="Own">Comments on the organisation itself, latest first.</param>
/// <param name="Units">The units right below.</param>
/// <param name="Members">The unit's members; a member sees only their own line.</param>
public sealed record UnitComments(IReadOnlyList<LeaderComment> Own, IReadOnlyList<CommentRow> Units, IReadOnlyList<CommentRow> Members);

/// <summary>Who was commented on in a year and who was not, one level down.</summary>
public sealed class ReadComments(PacesetterDb db, FindOwnMember own)
{
    private const int Most = 500;

    public async Task<UnitComments> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (from, month, campaign, unit) = (Month.Of(place.Month.Year, 1), place.Month, place.Campaign!.Id, place.Unit.Id);
        var below = await (from place_ in db.UnitAncestors
                           where place_.AncestorId == unit && place_.Depth == 1 && place_.FromMonth <= month && place_.ToMonth > month
                           join row in db.Units on place_.UnitId equals row.Id
                           orderby row.Ordinal, row.Id
                           select row).AsNoTracking().Take(Most).ToListAsync(cancellation);
        var members = await MembersAsync(place, cancellation);
        int[] units = [.. below.Select(row => row.Id), unit];
        var comments = await db.LeaderComments.AsNoTracking().Where(row => row.CampaignId == campaign && units.Contains(row.UnitId) && row.Month >= from && row.Month <= month)
            .OrderByDescending(row => row.Id).ToListAsync(cancellation);
        return new(
            [.. comments.Where(row => row.UnitId == unit && row.MemberId is null)],
            [.. below.Select(row => new CommentRow(row.Code, null, row.Name, row.Secretary, comments.FirstOrDefault(comment => comment.UnitId == row.Id && comment.MemberId is null)))],
            [.. members.Select(row => new CommentRow(place.Unit.Code, row.Number, row.Name, row.Post, comments.FirstOrDefault(comment => comment.UnitId == unit && comment.MemberId == row.Id)))]);
    }

    /// <summary>What is said about a member is for that member and for those who lead the branch.</summary>
    private async Task<List<Member>> MembersAsync(Place place, CancellationToken cancellation)
    {
        var members = await db.Members.AsNoTracking().Where(row => row.UnitId == place.Unit.Id).OrderBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        if (await db.MayAsync(place.Unit.Id, false, AppraisalRights.Recorders)) return members;
        var mine = (await own.RunAsync(cancellation)).Select(row => row.Id).ToHashSet();
        return [.. members.Where(row => mine.Contains(row.Id))];
    }
}

/// <summary>A comment with everything that is needed to act upon it.</summary>
public sealed record CommentFile(LeaderComment Comment, Unit Unit, Member? Member);

/// <summary>Looks up a comment, or who is to be commented on, as the viewer may see them.</summary>
public sealed class FindComment(PacesetterDb db, FindOwnMember own)
{
    /// <exception cref="BrokenRule">appraisals.comment.unknown.</exception>
    public async Task<CommentFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var comment = await db.LeaderComments.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("appraisals.comment.unknown");
        var member = comment.MemberId is { } number ? await db.Members.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).FirstAsync(row => row.Id == number, cancellation) : null;
        var reads = member is null || (await own.RunAsync(cancellation)).Any(row => row.Id == member.Id) || await db.MayAsync(comment.UnitId, false, AppraisalRights.Recorders);
        BrokenRule.Unless(reads, "appraisals.comment.unknown");
        return new(comment, await db.Units.AsNoTracking().FirstAsync(row => row.Id == comment.UnitId, cancellation), member);
    }

    /// <param name="unit">The organisation, or the member's branch.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="number">The member's number; null for the organisation.</param>
    /// <exception cref="BrokenRule">units.member.unknown.</exception>
    public async Task<Commented> SubjectAsync(Unit unit, Campaign campaign, string? number, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(number)) return new(unit, campaign, null);
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number && row.UnitId == unit.Id, cancellation);
        return new(unit, campaign, member ?? throw new BrokenRule("units.member.unknown"));
    }
}
