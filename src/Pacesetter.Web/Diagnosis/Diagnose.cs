using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Diagnosis;

/// <summary>What a diagnosis came to.</summary>
public sealed record Diagnosed(int Units, int Added, int Changed, int Lifted);

/// <summary>
/// Applies the recipe's rules to a subtree and keeps the verdicts. Done again, it renews the figures of what nobody has spoken about, takes away what no longer
/// holds, and marks as lifted what somebody has.
/// </summary>
public sealed class Diagnose(PacesetterDb db, Recipes recipes, ReadFacts facts)
{
    /// <summary>For a person: the office, leader or secretary of the unit or above.</summary>
    /// <exception cref="BrokenRule">accounts.not-yours, diagnosis.month-to-come.</exception>
    public async Task<Diagnosed> RunAsync(Unit unit, Campaign campaign, Month month, CancellationToken cancellation = default)
    {
        await db.DemandAsync(unit.Id, Role.Office, Role.Leader, Role.Secretary);
        BrokenRule.Unless(month <= db.ThisMonth, "diagnosis.month-to-come");
        return await WriteAsync(campaign, month, unit.Id, cancellation);
    }

    /// <summary>What the rules say of one unit now, by its own figures; nothing is written. This is what a write costs: no other unit is looked at.</summary>
    public async Task<IReadOnlyList<Domain.Diagnosis.Ruling>> OfOneAsync(Campaign campaign, Month month, int unit, CancellationToken cancellation = default) =>
        (await facts.RunAsync(campaign, month, unit, cancellation)).SelectMany(one => Diagnosing.Judge(recipes.Of(campaign), one, facts.DayOf(month))).ToList();

    /// <param name="head">Only this unit and what lies below it; the comparison is with all units alike.</param>
    internal async Task<Diagnosed> WriteAsync(Campaign campaign, Month month, int head, CancellationToken cancellation = default)
    {
        var (recipe, day) = (recipes.Of(campaign), facts.DayOf(month));
        var rules = recipe.Diagnosis;
        var all = await facts.RunAsync(campaign, month, null, cancellation);
        var peers = Peers.Of(rules, all, day);
        var below = head == campaign.UnitId ? null : (await db.UnitAncestors.Where(row => row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId).ToListAsync(cancellation)).ToHashSet();
        var judged = all.Where(one => below?.Contains(one.UnitId) != false).ToList();
        var now = judged.SelectMany(one => Diagnosing.Judge(recipe, one, day).Select(ruling => (Facts: one, Ruling: ruling))).ToDictionary(one => (one.Facts.UnitId, one.Ruling.Rule));

        await using var writing = db.Database.CurrentTransaction is null ? await db.BeginAsync(cancellation) : null;
        // Whoever runs it sees the subtree; what is written is filtered for each reader.
        var stored = await db.Verdicts.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign.Id && row.Month == month).ToListAsync(cancellation);
        var (changed, lifted) = (0, 0);
        foreach (var verdict in stored.Where(row => below?.Contains(row.UnitId) != false && !rules.Any(rule => rule.Key == row.Rule && rule.PersonDecides)))
        {
            if (now.Remove((verdict.UnitId, verdict.Rule), out var still)) changed += verdict.Renew(still.Ruling, peers.For(still.Ruling.Rule, still.Facts), db.Now) ? 1 : 0;
            else if (verdict.LiftedAt is null) lifted += Lift(verdict);
        }
        await using (var rows = new EntityRows<Verdict>(db))
            await rows.WriteAsync(now.Values.Select(one => Verdict.Of(campaign.Id, one.Facts.UnitId, month, one.Ruling, peers.For(one.Ruling.Rule, one.Facts), db.Now)), cancellation);
        await db.CommitAsync(new Act("Diagnose", head, nameof(Verdict), month.ToString())
        {
            CampaignId = campaign.Id, After = string.Create(CultureInfo.InvariantCulture, $"{{\"units\":{judged.Count},\"added\":{now.Count},\"changed\":{changed},\"lifted\":{lifted}}}"),
        }, cancellation);
        if (writing is not null) await writing.CommitAsync();
        db.ChangeTracker.Clear();
        return new(judged.Count, now.Count, changed, lifted);
    }

    private int Lift(Verdict verdict)
    {
        if (verdict.IsTouched) verdict.Lift(db.Now);
        else db.Verdicts.Remove(verdict);
        return 1;
    }
}

/// <summary>The middle of the units alike, figure by figure: like is compared with like, and few are not compared at all.</summary>
internal sealed class Peers
{
    private readonly Dictionary<(string Rule, string Tier, string Field), (decimal Median, int Count)> groups = [];

    public static Peers Of(IReadOnlyList<DiagnosisRule> rules, IReadOnlyList<UnitFacts> all, DateOnly day)
    {
        var peers = new Peers();
        foreach (var rule in rules.Where(rule => rule.Measure.EndsWith("-percent", StringComparison.Ordinal)))
        {
            foreach (var alike in all.GroupBy(one => (one.Tier, one.Field)))
            {
                var values = alike.Select(one => Diagnosing.Measure(rule.Measure, one, day)?.Value).OfType<decimal>().Order().ToList();
                if (values.Count >= Diagnosing.FewUnits) peers.groups[(rule.Key, alike.Key.Tier, alike.Key.Field)] = (values[values.Count / 2], values.Count);
            }
        }
        return peers;
    }

    public (decimal Median, int Count)? For(string rule, UnitFacts unit) => groups.TryGetValue((rule, unit.Tier, unit.Field), out var group) ? group : null;
}

/// <summary>Diagnoses the running month and the one before, every night or, where the site was down at night, soon after its start.</summary>
internal sealed class DiagnoseNightly(IServiceScopeFactory scopes, TimeProvider time, ILogger<Recurring> log) : Recurring(TimeSpan.FromMinutes(10), "diagnose", scopes, time, log)
{
    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var (db, diagnose) = (services.GetRequiredService<PacesetterDb>(), services.GetRequiredService<Diagnose>());
        Month[] months = [db.ThisMonth.Previous, db.ThisMonth];
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(row => row.EndMonth >= months[0]).OrderBy(row => row.Id).ToListAsync(cancellation))
            foreach (var month in months.Where(month => month >= campaign.StartMonth && month <= campaign.EndMonth))
                if (Night.Missed(await LastAsync(db, campaign, month, cancellation), db.Now)) await diagnose.WriteAsync(campaign, month, campaign.UnitId, cancellation);
    }

    /// <summary>When all of the campaign was diagnosed last, by whomever: the act says so.</summary>
    private static Task<DateTime?> LastAsync(PacesetterDb db, Campaign campaign, Month month, CancellationToken cancellation)
    {
        var key = month.ToString();
        return db.Acts.Where(act => act.ObjectKind == nameof(Verdict) && act.ObjectId == key && act.Name == nameof(Diagnose) && act.CampaignId == campaign.Id && act.UnitId == campaign.UnitId)
            .MaxAsync(act => (DateTime?)act.At, cancellation);
    }
}
