using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Demo;
using Pacesetter.Web.Diagnosis;

namespace Pacesetter.Tests.Diagnosis;

/// <summary>
/// Two hundred units of the demonstration with a label that the diagnosis does not see: how the generator rolled them. The rules see only the facts that such units
/// produce, month by month and by chance, as in life.
/// </summary>
public sealed class LabelledUnitsTests(ITestOutputHelper output)
{
    private const ulong Seed = 20260701;
    private const int Labelled = 200;
    private const int OfEach = 50;
    private const double SlowPace = 0.6;
    private const string None = "none";
    private const string TooFew = "too-few";

    private static readonly DemoSize Size = new("labelled", 1_200, 0, 9);
    private static readonly string[] Classes = ["stuck", "two-skins", "not-landing", None];
    private static readonly string[] Columns = [.. Classes.SkipLast(1), TooFew, None];

    /// <summary>Work that does not land shows as tasks not done in time for two months, as reports that were found not so, or as people who feel no help.</summary>
    private static readonly Dictionary<string, string[]> RulesOf = new() { ["stuck"] = ["stuck"], ["two-skins"] = ["two-skins"], ["not-landing"] = ["not-landing", "refuted", "unhelped"] };

    [Fact]
    public async Task The_rules_tell_apart_what_the_generator_rolled()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var db = store.Open();
        await new FillDemo(db, new Tree(db), new ApplyRecipe(db, new Recount(db)), new Recount(db), new Diagnose(db, new Recipes(), new ReadFacts(db)), new ReadFacts(db)).RunAsync(Size, Seed, TestContext.Current.CancellationToken);
        var (campaign, month) = (await db.Campaigns.AsNoTracking().SingleAsync(), db.ThisMonth.Previous);
        var facts = (await new ReadFacts(db).RunAsync(campaign, month)).ToDictionary(one => one.UnitId);
        var verdicts = (await db.Verdicts.AsNoTracking().Where(row => row.Month == month).Select(row => new { row.UnitId, row.Rule }).ToListAsync()).ToLookup(row => row.UnitId, row => row.Rule);
        var units = Sample(new PlantUnits(DemoWords.Read(), Size, db.ThisMonth.Add(-Size.Months - 12), Seed).Run()).ToList();
        var counts = new int[Classes.Length, Columns.Length];
        foreach (var unit in units) counts[Array.IndexOf(Classes, LabelOf(unit)), Array.IndexOf(Columns, ColumnOf(unit, verdicts[unit.Id], facts[unit.Id], month))]++;

        output.WriteLine($"{"label \\ rule",-14}{string.Concat(Columns.Select(one => $"{one,14}"))}");
        for (var i = 0; i < Classes.Length; i++) output.WriteLine($"{Classes[i],-14}{string.Concat(Enumerable.Range(0, Columns.Length).Select(j => $"{counts[i, j],14}"))}");
        Assert.Equal(Labelled, counts.Cast<int>().Sum());
        foreach (var (i, least) in new[] { (0, 0.9), (1, 0.9), (3, 0.9) })
            Assert.True(Share(counts, i) >= least, $"{Classes[i]}: {Share(counts, i):P0} of those with figures enough are told, at least {least:P0} expected");
        // A slow unit has luck, too. What is demanded is that all are told in whose tasks themselves the two bad months stand.
        var slow = units.FindAll(unit => LabelOf(unit) == "not-landing");
        var bad = await BadMonthsAsync(db, [.. slow.Select(unit => unit.Id)], month);
        output.WriteLine($"of {slow.Count} slow units {bad.Count} did less than 60 % in time in each of the last two months in which anything was due, three tasks together at least; {bad.Count(unit => verdicts[unit].Contains("not-landing"))} of these are told by the rule");
        Assert.All(bad, unit => Assert.Contains("not-landing", verdicts[unit]));
        await HearAsync(db);
    }

    /// <summary>Townships that the generator let nobody hear of, against the rule on publicity; whether enough was finished to tell of is counted from the tallies of single units.</summary>
    private async Task HearAsync(PacesetterDb db)
    {
        var month = db.ThisMonth;
        var townships = new PlantUnits(DemoWords.Read(), Size, month.Add(-Size.Months - 12), Seed).Run().FindAll(unit => unit.Tier == "township");
        var told = (await db.Verdicts.AsNoTracking().Where(row => row.Month == month && row.Rule == "quiet").Select(row => row.UnitId).ToListAsync()).ToHashSet();
        var quiet = townships.FindAll(unit => DemoStories.IsQuiet(Seed, unit));
        output.WriteLine($"of {quiet.Count} townships that nobody hears of the rule tells {quiet.Count(unit => told.Contains(unit.Id))}, of {townships.Count - quiet.Count} others {townships.Except(quiet).Count(unit => told.Contains(unit.Id))}");
        var (first, over) = (month.Add(-6), month.Previous);
        foreach (var unit in quiet)
        {
            var finished = await db.Tallies.Where(row => row.Month >= first && row.Month <= over && db.UnitAncestors.Any(place => place.UnitId == row.UnitId && place.AncestorId == unit.Id)).SumAsync(row => row.TasksDoneInTime + row.TasksDoneLate);
            Assert.Equal(finished >= 10, told.Contains(unit.Id));
        }
        Assert.NotEmpty(quiet);
        Assert.DoesNotContain(townships.Except(quiet), unit => told.Contains(unit.Id));
    }

    /// <summary>Counted from the tasks one by one, without the tallies that the rule reads.</summary>
    private static async Task<List<int>> BadMonthsAsync(PacesetterDb db, int[] units, Month month)
    {
        var (first, over) = (month.Add(-5), month.Last);
        var from = first.First;
        var tasks = await db.PlanTasks.AsNoTracking().Where(task => units.Contains(task.UnitId) && task.Due >= from && task.Due <= over).ToListAsync();
        return [.. tasks.Where(task => task.SinceMonth <= Month.From(task.Due!.Value) && (task.Drop is null || task.Drop.Month > Month.From(task.Due!.Value)))
            .GroupBy(task => task.UnitId).Where(unit =>
            {
                var last = unit.GroupBy(task => Month.From(task.Due!.Value)).OrderByDescending(due => due.Key).Take(2)
                    .Select(due => (Due: due.Count(), Done: due.Count(task => task.Completion is { } done && done.Month <= due.Key))).ToList();
                return last.Count == 2 && last.Sum(due => due.Due) >= Diagnosing.FewTasks && last.TrueForAll(due => due.Done < 0.6 * due.Due);
            }).Select(unit => unit.Key)];
    }

    /// <summary>The first of these rules that speaks; otherwise whether the unit had enough to be measured by its own.</summary>
    private static string ColumnOf(DemoUnit unit, IEnumerable<string> rules, UnitFacts facts, Month month)
    {
        if (Classes.FirstOrDefault(one => one != None && RulesOf[one].Intersect(rules).Any()) is { } told) return told;
        return LabelOf(unit) switch
        {
            "two-skins" when Diagnosing.Measure(DiagnosisRule.CoreWork, facts, month.Last) is null => TooFew,
            "not-landing" when Diagnosing.Measure(DiagnosisRule.Done, facts, month.Last) is null => TooFew,
            _ => None,
        };
    }

    /// <summary>Up to fifty of each label in the order of the roster, the rest of those in order.</summary>
    private static IEnumerable<DemoUnit> Sample(IReadOnlyList<DemoUnit> units)
    {
        var told = units.Where(unit => unit.Tier is not ("province" or "city" or "county")).ToLookup(LabelOf);
        var faulty = Classes.Where(one => one != None).SelectMany(one => told[one].Take(OfEach)).ToList();
        return faulty.Concat(told[None].Take(Labelled - faulty.Count));
    }

    private static string LabelOf(DemoUnit unit) =>
        unit.Stalled ? "stuck" : UnitStory.IsApart(Seed, unit) ? "two-skins" : unit.Pace < SlowPace ? "not-landing" : None;

    /// <summary>Of those of a label who had figures enough, the share that is told.</summary>
    private static double Share(int[,] counts, int label)
    {
        var all = Enumerable.Range(0, Columns.Length).Where(j => Columns[j] != TooFew).Sum(j => counts[label, j]);
        return (double)counts[label, Array.IndexOf(Columns, Classes[label])] / Math.Max(1, all);
    }
}
