using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Pledges;

namespace Pacesetter.Web.Appraisals;

/// <summary>Who is commented on.</summary>
/// <param name="Member">Null: the organisation itself.</param>
public sealed record Commented(Unit Unit, Campaign Campaign, Member? Member);

/// <summary>A leader comments one level down, or somebody writes down what the leader said, with both names.</summary>
public sealed class GiveComment(PacesetterDb db, FindOwnMember own)
{
    /// <param name="of">Who is commented on.</param>
    /// <param name="words">What is said.</param>
    /// <param name="speaker">The leader who said it, where it is written down for them.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; appraisals.own-comment, appraisals.speaker-missing; those of <see cref="LeaderComment.Give"/>.</exception>
    public async Task<LeaderComment> RunAsync(Commented of, CommentWords words, string? speaker, CancellationToken cancellation = default)
    {
        var (comment, act) = await MakeAsync(of, words, speaker, cancellation);
        await db.CommitAsync(act, cancellation);
        return comment;
    }

    internal async Task<(LeaderComment Comment, Act Act)> MakeAsync(Commented of, CommentWords words, string? speaker, CancellationToken cancellation)
    {
        BrokenRule.Unless(of.Member is null || (await own.RunAsync(cancellation)).All(member => member.Id != of.Member.Id), "appraisals.own-comment");
        var speaks = await SpeaksForAsync(of);
        if (!speaks) await DemandRecorderAsync(of);
        BrokenRule.Unless(speaks || !string.IsNullOrWhiteSpace(speaker), "appraisals.speaker-missing");
        var comment = LeaderComment.Give(new(of.Campaign.Id, of.Unit.Id, of.Member?.Id, db.ThisMonth), words, new(db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now, speaker));
        db.LeaderComments.Add(comment);
        return (comment, new Act("GiveComment", of.Unit.Id, nameof(LeaderComment), comment.Id)
        {
            CampaignId = of.Campaign.Id, OnBehalfOf = comment.Given.Speaker,
            After = JsonSerializer.Serialize(new { member = of.Member?.Number, comment.Merits, comment.Shortcomings, comment.Direction }),
        });
    }

    /// <summary>The viewer is secretary or leader of the branch of the member, or of the unit right above the organisation; at the head of the tree its leader.</summary>
    public async Task<bool> SpeaksForAsync(Commented of)
    {
        var month = db.ThisMonth;
        var level = of.Member is not null ? of.Unit.Id : await db.UnitAncestors
            .Where(row => row.UnitId == of.Unit.Id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month).Select(row => (int?)row.AncestorId).FirstOrDefaultAsync() ?? of.Unit.Id;
        return db.Viewer.Grants.Any(grant => grant.UnitId == level && (grant.Role == Role.Leader || (grant.Role == Role.Secretary && (of.Member is not null || level != of.Unit.Id))));
    }

    /// <exception cref="BrokenRule">accounts.not-yours.</exception>
    public async Task DemandRecorderAsync(Commented of)
    {
        if (of.Member is not null) await db.DemandAsync(of.Unit.Id, AppraisalRights.Recorders);
        else await db.DemandAboveAsync(of.Unit.Id, AppraisalRights.Recorders);
    }

    public async Task<bool> MayAsync(Commented of)
    {
        try
        {
            if (!await SpeaksForAsync(of)) await DemandRecorderAsync(of);
            return of.Member is null || (await own.RunAsync()).All(member => member.Id != of.Member.Id);
        }
        catch (BrokenRule)
        {
            return false;
        }
    }
}

/// <summary>Says at the end of the year what was done about a comment.</summary>
public sealed class FollowComment(PacesetterDb db, FindOwnMember own)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="LeaderComment.Follow"/>.</exception>
    public async Task RunAsync(LeaderComment comment, string? text, CancellationToken cancellation = default)
    {
        await db.CommitAsync(await MakeAsync(comment, text, cancellation), cancellation);
    }

    internal async Task<Act> MakeAsync(LeaderComment comment, string? text, CancellationToken cancellation)
    {
        BrokenRule.Unless(await MayAsync(comment, cancellation), "accounts.not-yours");
        var before = comment.FollowUp is { } old ? JsonSerializer.Serialize(new { old.Text }) : null;
        comment.Follow(text, db.Viewer.AccountId ?? 0, db.Now);
        return new Act("FollowComment", comment.UnitId, nameof(LeaderComment), comment.Id)
        {
            CampaignId = comment.CampaignId, Before = before, After = JsonSerializer.Serialize(new { comment.FollowUp!.Text }),
        };
    }

    /// <summary>Whoever leads the unit or writes for it, and the member commented on.</summary>
    public async Task<bool> MayAsync(LeaderComment comment, CancellationToken cancellation = default) =>
        (comment.MemberId is { } member && (await own.RunAsync(cancellation)).Any(row => row.Id == member)) || await db.MayAsync(comment.UnitId, false, AppraisalRights.Recorders);
}
