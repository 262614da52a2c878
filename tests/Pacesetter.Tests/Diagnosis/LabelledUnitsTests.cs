using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
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

    private static readonly DemoSize Size = new("labelled", 1_200, 0, 9);
    private static readonly string[] Classes = ["stuck", "two-skins", "not-landing", None];

    [Fact]
    public async Task The_rules_tell_apart_what_the_generator_rolled()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var db = store.Open();
        await new FillDemo(db, new Tree(db), new ApplyRecipe(db, new Recount(db)), new Recount(db), new Diagnose(db, new Recipes(), new ReadFacts(db)), new ReadFacts(db)).RunAsync(Size, Seed, TestContext.Current.CancellationToken);
        var month = db.ThisMonth.Previous;
        var verdicts = (await db.Verdicts.AsNoTracking().Where(row => row.Month == month).Select(row => new { row.UnitId, row.Rule }).ToListAsync()).ToLookup(row => row.UnitId, row => row.Rule);
        var counts = new int[Classes.Length, Classes.Length];
        foreach (var unit in Sample(new PlantUnits(DemoWords.Read(), Size, db.ThisMonth.Add(-Size.Months - 12), Seed).Run()))
            counts[Array.IndexOf(Classes, LabelOf(unit)), Array.IndexOf(Classes, Classes.First(one => one == None || verdicts[unit.Id].Contains(one)))]++;

        output.WriteLine($"{"label \\ rule",-14}{string.Concat(Classes.Select(one => $"{one,14}"))}");
        for (var i = 0; i < Classes.Length; i++) output.WriteLine($"{Classes[i],-14}{string.Concat(Enumerable.Range(0, Classes.Length).Select(j => $"{counts[i, j],14}"))}");
        Assert.Equal(Labelled, counts.Cast<int>().Sum());
        // Slow is told only where two months in a row show it, so nothing is demanded of that line but that it is printed.
        foreach (var (i, least) in new[] { (0, 0.9), (1, 0.7), (3, 0.9) })
            Assert.True(Share(counts, i) >= least, $"{Classes[i]}: {Share(counts, i):P0} of the labelled are told, at least {least:P0} expected");
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

    private static double Share(int[,] counts, int label) => (double)counts[label, label] / Math.Max(1, Enumerable.Range(0, Classes.Length).Sum(j => counts[label, j]));
}
