using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Awards;

/// <summary>Of whom facts are gathered, and for which title.</summary>
public readonly record struct Standing(string Title, int Unit, int? Member)
{
    public static Standing Of(AwardCandidate candidate) => new(candidate.Title, candidate.UnitId, candidate.MemberId);
}

/// <summary>Gathers what the system knows of candidates, so that nobody fills in a form: a handful of statements for one as for all. It reads past the viewer's scope, for whoever sees a candidate sees what speaks for and against them.</summary>
public sealed class GatherFacts(PacesetterDb db)
{
    public async Task<IReadOnlyDictionary<Standing, AwardFacts>> RunAsync(Campaign campaign, Recipe recipe, IReadOnlyCollection<Standing> of, CancellationToken cancellation = default)
    {
        int[] units = [.. of.Select(one => one.Unit).Distinct()];
        int[] members = [.. of.Where(one => one.Member is not null).Select(one => one.Member!.Value).Distinct()];
        var month = db.ThisMonth < campaign.EndMonth ? db.ThisMonth : campaign.EndMonth;
        var january = Month.Of(month.First.Year, 1);
        var tallies = (await db.Tallies.AsNoTracking().Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && row.Month >= january && row.Month <= month).ToListAsync(cancellation)).ToLookup(row => row.UnitId);
        var findings = (await db.Findings.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && row.Closing == null).ToListAsync(cancellation)).Where(row => row.IsOpen).ToLookup(row => row.UnitId);
        var verdicts = await VerdictsAsync(campaign, month, units, cancellation);
        var pledges = await PledgesAsync(campaign, recipe, month, units, members, cancellation);
        var voices = await VoicesAsync(campaign, month, members.Length == 0 ? [] : units, cancellation);
        var held = await HeldAsync(of, cancellation);
        return of.Distinct().ToDictionary(one => one, one =>
        {
            var (year, now) = (tallies[one.Unit].ToList(), tallies[one.Unit].FirstOrDefault(row => row.Month == month));
            return new AwardFacts
            {
                Plans = now is null ? default : (now.Plans1Expected + now.Plans2Expected + now.Plans3Expected + now.Plans4Expected, now.Plans1Present + now.Plans2Present + now.Plans3Present + now.Plans4Present),
                Tasks = (year.Sum(row => row.TasksDue), year.Sum(row => row.TasksDoneInTime)),
                Reported = (year.Sum(row => row.TasksReportedDone), year.Sum(row => row.TasksVerified), year.Sum(row => row.TasksRefuted)),
                Pledges = pledges.GetValueOrDefault((one.Member is null ? one.Unit : 0, one.Member)),
                Voices = one.Member is { } member ? voices.GetValueOrDefault(member) : (now?.AnswersGiven ?? 0, now?.AnswersSatisfied ?? 0),
                Open = findings[one.Unit].GroupBy(row => row.Severity).ToDictionary(rows => rows.Key, rows => rows.Count()),
                Overdue = findings[one.Unit].Count(row => row.IsOverdueOn(db.Today)),
                Verdicts = verdicts.GetValueOrDefault(one.Unit),
                HeldOn = held.TryGetValue(one, out var day) ? day : null,
            };
        });
    }

    /// <summary>Confirmed of this month or the last, and not lifted: what was so long ago is no ground any more.</summary>
    private async Task<Dictionary<int, int>> VerdictsAsync(Campaign campaign, Month month, int[] units, CancellationToken cancellation)
    {
        var before = month.Previous;
        var rows = await db.Verdicts.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && row.Month >= before && row.Month <= month && row.LiftedAt == null && row.Decision != null && row.Decision.Outcome == Domain.Diagnosis.Outcome.Confirmed)
            .Select(row => new { row.UnitId, row.Rule }).Distinct().ToListAsync(cancellation);
        return rows.GroupBy(row => row.UnitId).ToDictionary(unit => unit.Key, unit => unit.Count());
    }

    /// <summary>Of organisations and of members, those of the round that is going on. What was not kept but explained is not broken.</summary>
    private async Task<Dictionary<(int Unit, int? Member), (int Made, int Kept, int Broken)>> PledgesAsync(Campaign campaign, Recipe recipe, Month month, int[] units, int[] members, CancellationToken cancellation)
    {
        if (recipe.Pledges is not { } rules || rules.Rounds(campaign.Start, recipe.Months).LastOrDefault(one => one.From <= month) is not { } round) return [];
        var (year, worst) = (round.Year, rules.Grades.Count);
        var rows = await db.Pledges.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(row => row.CampaignId == campaign.Id && row.Year == year && row.Substitution == null && ((row.MemberId == null && units.Contains(row.UnitId)) || (row.MemberId != null && members.Contains(row.MemberId.Value)))).ToListAsync(cancellation);
        return rows.GroupBy(row => (row.MemberId is null ? row.UnitId : 0, row.MemberId)).ToDictionary(one => one.Key, one => (one.Count(), one.Count(row => row.Fulfilment is { Kept: true }), one.Count(row => IsBroken(row, worst))));
    }

    private static bool IsBroken(Pledge pledge, int worst) => pledge.Conclusion is { } conclusion ? worst > 1 && conclusion.Place == worst : pledge.Fulfilment is { Kept: false };

    /// <summary>What was said of members in the appraisals closed this year; items with too few answers are in no number.</summary>
    private async Task<Dictionary<int, (int Answers, int Satisfied)>> VoicesAsync(Campaign campaign, Month month, int[] units, CancellationToken cancellation)
    {
        var all = new Dictionary<int, (int Answers, int Satisfied)>();
        if (units.Length == 0) return all;
        var january = Month.Of(month.First.Year, 1);
        var rounds = await db.AppraisalRounds.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            .Where(row => row.CampaignId == campaign.Id && units.Contains(row.UnitId) && row.About == Subject.Members && row.Closing != null && row.Closing.Month >= january && row.Closing.Month <= month).OrderBy(row => row.Id).ToListAsync(cancellation);
        foreach (var round in rounds)
            foreach (var (i, subject) in round.Form.Subjects.Index())
                if (subject.MemberId is { } member && RoundResult.Sum(round.Form, round.Result!.Of(round.Form, i)) is var sum)
                    all[member] = (all.GetValueOrDefault(member).Answers + sum.Answers, all.GetValueOrDefault(member).Satisfied + sum.Satisfied);
        return all;
    }

    /// <summary>When each was last given the same title, by whichever campaign.</summary>
    private async Task<Dictionary<Standing, DateOnly>> HeldAsync(IReadOnlyCollection<Standing> of, CancellationToken cancellation)
    {
        string[] titles = [.. of.Select(one => one.Title).Distinct()];
        int[] units = [.. of.Where(one => one.Member is null).Select(one => one.Unit).Distinct()];
        int[] members = [.. of.Where(one => one.Member is not null).Select(one => one.Member!.Value).Distinct()];
        var rows = await (
            from row in db.AwardCandidates.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
            where titles.Contains(row.Title) && row.Honouring != null && row.Withdrawal == null && ((row.MemberId == null && units.Contains(row.UnitId)) || (row.MemberId != null && members.Contains(row.MemberId.Value)))
            join round in db.AwardRounds.IgnoreQueryFilters([PacesetterDb.Scope]) on row.RoundId equals round.Id
            where round.Decision != null
            select new { row.Title, row.UnitId, row.MemberId, round.Decision!.On }).ToListAsync(cancellation);
        var last = rows.GroupBy(row => (row.Title, Unit: row.MemberId is null ? row.UnitId : 0, row.MemberId)).ToDictionary(one => one.Key, one => one.Max(row => row.On));
        return of.Distinct().Where(one => last.ContainsKey((one.Title, one.Member is null ? one.Unit : 0, one.Member))).ToDictionary(one => one, one => last[(one.Title, one.Member is null ? one.Unit : 0, one.Member)]);
    }
}
