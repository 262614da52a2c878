using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Diagnosis;

namespace Pacesetter.Web.Demo;

/// <summary>The diagnosis of the last months, as the rules give it; near the demonstration's people units have answered and offices decided.</summary>
internal sealed class DemoVerdicts(PacesetterDb db, DemoWorld world, Diagnose diagnose, ReadFacts facts)
{
    private const int MostSilent = 8;

    /// <param name="units">All of them.</param>
    /// <param name="campaign">With its numbers counted.</param>
    public async Task WriteAsync(List<DemoUnit> units, Campaign campaign, CancellationToken cancellation)
    {
        if (world.Recipe.Diagnosis.Count == 0) return;
        foreach (var month in (Month[])[world.Time.Running.Previous, world.Time.Running]) await diagnose.WriteAsync(campaign, month, campaign.UnitId, cancellation);
        var near = units.Where(unit => unit.IsNear).ToDictionary(unit => unit.Id);
        var ids = near.Keys.ToArray();
        var last = world.Time.Running.Previous;
        var verdicts = await db.Verdicts.Where(row => row.CampaignId == campaign.Id && row.Month == last && ids.Contains(row.UnitId)).OrderBy(row => row.Id).ToListAsync(cancellation);
        var now = (await facts.RunAsync(campaign, world.Time.Running, null, cancellation)).ToDictionary(one => one.UnitId);
        foreach (var (i, verdict) in verdicts.Index()) Speak(verdict, near[verdict.UnitId], now[verdict.UnitId], i);
        await RemindAsync(units.Where(unit => unit.Stalled).ToList(), campaign, cancellation);
        await db.CommitAsync(new Act("DecideVerdict", units[0].Id, nameof(Verdict), last.ToString()) { CampaignId = campaign.Id }, cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Some that stay at the meeting were reminded twice and have done nothing since.</summary>
    private async Task RemindAsync(List<DemoUnit> stalled, Campaign campaign, CancellationToken cancellation)
    {
        var (ids, since) = (stalled.ConvertAll(unit => unit.Id), world.Time.Now.AddDays(-15));
        var active = (await db.Acts.Where(act => act.UnitId != null && ids.Contains(act.UnitId.Value) && act.At >= since).Select(act => act.UnitId!.Value).Distinct().ToListAsync(cancellation)).ToHashSet();
        foreach (var unit in stalled.Where(unit => !active.Contains(unit.Id)).Take(MostSilent))
            foreach (var days in (int[])[14, 7])
                db.Reminders.Add(Reminder.On(world.Time.Today.AddDays(-days), campaign.Id, unit.Id, world.Shortest, unit.Above, world.Time.Now.AddDays(-days)));
    }

    private void Speak(Verdict verdict, DemoUnit unit, UnitFacts now, int place)
    {
        var words = world.Words.Verdicts;
        var rule = world.Recipe.Diagnosis.First(one => one.Key == verdict.Rule);
        var (own, above) = ((unit.Account, unit.People[0]), (unit.Above, unit.AboveName));
        if (place % 3 == 0) verdict.Reply(words.Answers[place % words.Answers.Count], own, world.Time.Now.AddDays(-6));
        if (place % 4 == 3 || own.Account == above.Above) return;
        verdict.Decide(place % 5 == 1 ? Outcome.Rejected : Outcome.Confirmed, words.Reasons[place % words.Reasons.Count], above, world.Time.Now.AddDays(-5));
        if (!verdict.IsConfirmed || rule.Remedies.Count == 0 || place % 2 == 1) return;
        verdict.Guide(rule, rule.Remedies[place % rule.Remedies.Count], unit.AboveName, world.Time.Today.AddDays(place % 3 == 0 ? 1 : 20), above, world.Time.Now.AddDays(-4));
        if (place % 6 == 0) verdict.LookAgain(Diagnosing.Measure(rule.Measure, now, facts.DayOf(world.Time.Running)) ?? default, words.Notes[place % words.Notes.Count], above, world.Time.Now.AddHours(-8));
    }
}

/// <summary>What is said about verdicts, as told in words.yaml.</summary>
internal sealed class VerdictIdeas
{
    public List<string> Answers { get; init; } = [];
    public List<string> Reasons { get; init; } = [];
    public List<string> Notes { get; init; } = [];
}
