using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Awards;

namespace Pacesetter.Web.Awards;

/// <summary>Chooses who is shown to the public: more than there are places, all of them heard about, none ruled out by the facts of today.</summary>
public sealed class ShortlistCandidates(PacesetterDb db, GatherFacts gather)
{
    /// <param name="places">How often each title is to be given; titles left out keep their places.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AwardRound.Choose"/> and <see cref="AwardCandidate.DemandHeard"/>; the sentence of the first hindrance.</exception>
    public async Task RunAsync(RoundFile file, IReadOnlyDictionary<string, int> places, IReadOnlySet<Guid> chosen, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Head.Id, Role.Office);
        var candidates = await db.AwardCandidates.Where(row => row.RoundId == file.Round.Id).OrderBy(row => row.Id).ToListAsync(cancellation);
        var ids = chosen.ToArray();
        var opinions = await db.AwardOpinions.AsNoTracking().Where(row => ids.Contains(row.CandidateId)).ToListAsync(cancellation);
        List<AwardCandidate> picked = [.. candidates.Where(one => chosen.Contains(one.Id))];
        await gather.DemandEligibleAsync(file, picked, db.Today, cancellation);
        foreach (var one in picked) one.DemandHeard(file.Rules, opinions);
        file.Round.Choose(file.Rules, places, candidates, chosen, await db.AwardHandAsync(cancellation), db.Now, db.Today);
        await db.CommitAsync(file.Act("ShortlistCandidates", JsonSerializer.Serialize(new { places = file.Round.Places, candidates = chosen.Count })), cancellation);
    }
}

/// <summary>Puts the shortlist up for everybody to see.</summary>
public sealed class PutUpNotice(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AwardRound.PutUp"/>.</exception>
    public async Task RunAsync(RoundFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Head.Id, Role.Office);
        file.Round.PutUp(file.Rules, file.Recipe.WorkingDays, await db.AwardHandAsync(cancellation), db.Now, db.Today);
        await db.CommitAsync(file.Act("PutUpNotice", JsonSerializer.Serialize(new { file.Round.Notice!.From, file.Round.Notice.Until })), cancellation);
    }
}

/// <summary>Gives the titles after the notice, by a paper with a number.</summary>
public sealed class DecideAwards(PacesetterDb db, GatherFacts gather)
{
    /// <param name="number">Number of the paper; left out where a directive issued here is named.</param>
    /// <param name="directive">A directive in force of the unit that honours.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, awards.paper-unknown, awards.not-a-candidate; those of <see cref="AwardRound.Decide"/>; the sentence of the first hindrance.</exception>
    public async Task RunAsync(RoundFile file, IReadOnlySet<Guid> chosen, string? number, Guid? directive, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Head.Id, AwardRights.Judges);
        var ids = chosen.ToArray();
        var candidates = await db.AwardCandidates.Where(row => row.RoundId == file.Round.Id && ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation);
        BrokenRule.Unless(candidates.Count == chosen.Count, "awards.not-a-candidate");
        var objections = await db.AwardObjections.AsNoTracking().Where(row => row.RoundId == file.Round.Id).ToListAsync(cancellation);
        var paper = directive is null ? number : await PaperAsync(file, directive.Value, cancellation);
        await gather.DemandEligibleAsync(file, candidates, db.Today, cancellation);
        file.Round.Decide(file.Rules, candidates, objections, (paper, directive), await db.AwardHandAsync(cancellation), db.Now, db.Today);
        await db.CommitAsync(file.Act("DecideAwards", JsonSerializer.Serialize(new { number = file.Round.Decision!.Number, candidates = candidates.Count })), cancellation);
    }

    private async Task<string> PaperAsync(RoundFile file, Guid id, CancellationToken cancellation)
    {
        var directive = await db.Directives.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.UnitId == file.Head.Id, cancellation);
        BrokenRule.Unless(directive is { IsInForce: true }, "awards.paper-unknown");
        return directive!.NumberText!;
    }
}

internal static class Eligibility
{
    /// <exception cref="BrokenRule">The sentence of the first fact that rules one of them out; awards.title-unknown.</exception>
    public static async Task DemandEligibleAsync(this GatherFacts gather, RoundFile file, IReadOnlyCollection<AwardCandidate> candidates, DateOnly today, CancellationToken cancellation)
    {
        var facts = await gather.RunAsync(file.Campaign, file.Recipe, [.. candidates.Select(Standing.Of)], cancellation);
        foreach (var one in candidates)
        {
            var title = file.Rules.Title(one.Title) ?? throw new BrokenRule("awards.title-unknown");
            if (facts[Standing.Of(one)].Against(title, today) is [var first, ..]) throw first.Said(one.Name);
        }
    }
}

/// <summary>Somebody objects to a candidate while the notice runs; nobody has to sign in or to say who they are.</summary>
public sealed class RaiseObjection(PacesetterDb db)
{
    /// <param name="from">Null or empty: without a name; then the act does not tell either who it was.</param>
    /// <exception cref="BrokenRule">awards.not-a-candidate; those of <see cref="AwardObjection.Raise"/>.</exception>
    public async Task<AwardObjection> RunAsync(RoundFile file, Guid candidate, string? text, string? from, CancellationToken cancellation = default)
    {
        var found = await db.AwardCandidates.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().FirstOrDefaultAsync(row => row.Id == candidate && row.RoundId == file.Round.Id, cancellation) ?? throw new BrokenRule("awards.not-a-candidate");
        var objection = AwardObjection.Raise(file.Round, found, text, from, db.Now, db.Today);
        db.AwardObjections.Add(objection);
        await db.CommitAsync(new Domain.Acts.Act("RaiseObjection", file.Head.Id, nameof(AwardRound), file.Round.Id) { CampaignId = file.Campaign.Id, IsNameless = objection.From is null }, cancellation);
        return objection;
    }
}

/// <summary>Says what was found out about an objection; upheld, the candidate is out.</summary>
public sealed class AnswerObjection(PacesetterDb db)
{
    /// <exception cref="BrokenRule">awards.objection.unknown, accounts.not-yours, awards.over-already; those of <see cref="AwardObjection.Reply"/>.</exception>
    public async Task<AwardObjection> RunAsync(RoundFile file, Guid id, bool upheld, string? text, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Head.Id, AwardRights.Judges);
        var objection = await db.AwardObjections.FirstOrDefaultAsync(row => row.Id == id && row.RoundId == file.Round.Id, cancellation) ?? throw new BrokenRule("awards.objection.unknown");
        BrokenRule.Unless(!file.Round.IsOver, "awards.over-already");
        var candidate = await db.AwardCandidates.AsNoTracking().FirstAsync(row => row.Id == objection.CandidateId, cancellation);
        objection.Reply(candidate, upheld, text, await db.AwardHandAsync(cancellation), db.Now);
        await db.CommitAsync(file.Act("AnswerObjection", JsonSerializer.Serialize(new { objection = objection.Id, upheld }), objection.Answer!.Text), cancellation);
        return objection;
    }
}
