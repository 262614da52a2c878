using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Web.Diagnosis;
using Pacesetter.Web.Units;

namespace Pacesetter.Bench;

/// <summary>Drawing by lot, and diagnosing.</summary>
internal static class Inspecting
{
    private const int Strata = 100;
    private const int Times = 20;
    private const int FewTimes = 5;
    private const int OneUnit = 300;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    /// <summary>Without a store: a frame of 250,000 units in a hundred strata, 5,000 drawn.</summary>
    public static async Task<Table> DrawAsync()
    {
        var table = new Table("Drawing from 250,000 units", "what", "times", "first ms", "p50 ms", "p99 ms")
        {
            Note = "100 strata of 2,500 units with seven weights, 50 drawn from each. First: the first draw of the process. Certificate: the draw and its text; verified: read again, drawn again, compared byte by byte.",
        };
        var seed = Certificate.CommitmentOf(new string('0', Drawing.SeedLength * 2));
        var frame = Micro.FrameOf(Strata, seed);
        await AddAsync(table, "draw", () => Drawing.Run(frame, Convert.FromHexString(seed), "1"));
        await AddAsync(table, "certificate", () => Certificate.Make(frame, seed, "1", DateTime.UnixEpoch).Text);
        var file = System.Text.Encoding.UTF8.GetBytes(Certificate.Make(frame, seed, "1", DateTime.UnixEpoch).Text);
        await AddAsync(table, "verified", () => Certificate.Verify(file).Certificate ?? throw new InvalidOperationException("It does not verify."));
        return table;
    }

    /// <summary>All units of the campaign, and one; on a copy, for it writes.</summary>
    public static Task<Table> DiagnosisAsync(Ground ground, CancellationToken cancellation) => ground.WithCopyAsync(async copy =>
    {
        await using var people = new People(copy);
        var table = new Table("Diagnosis", "what", "units", "verdicts", "times", "first ms", "p50 ms", "p99 ms")
        {
            Note = "All: facts of every unit, rules, comparison, verdicts written and committed; \"anew\" starts without verdicts of the month. One: the verdict of a single unit after a write, from its own figures, "
                + "each time another unit and a new context; nothing else runs.",
        };
        await AllAsync(people, table, anew: true, cancellation);
        await AllAsync(people, table, anew: false, cancellation);
        await OneAsync(people, table, cancellation);
        return table;
    });

    /// <summary>What warnings were worth on the months and years of the demonstration that are over, for the whole of it.</summary>
    public static async Task<Table> WarningsAsync(Ground ground, CancellationToken cancellation)
    {
        await using var people = new People(ground.Settings);
        await using var scope = people.System();
        var (db, find) = (scope.ServiceProvider.GetRequiredService<PacesetterDb>(), scope.ServiceProvider.GetRequiredService<FindPlace>());
        var campaign = await CampaignAsync(db, cancellation);
        var code = await db.Units.Where(unit => unit.Id == campaign.UnitId).Select(unit => unit.Code).FirstAsync(cancellation);
        var table = new Table("Early warning", "warned of", "seen from", "counted on", "warned", "came true", "of what was missed", "missed anyway");
        void Add(string what, Month month, Warnings told) => table.Add(what, month.ToString(), $"{told.From} to {told.To}", Scenarios.Number(told.Past.Hits + told.Past.FalseAlarms),
            Percent(told.Past.Precision), Percent(told.Past.Recall), Percent(told.Past.Base));
        var place = (await find.RunAsync(code, db.ThisMonth.ToString(), null, cancellation))!;
        Add("the month", place.Month, await scope.ServiceProvider.GetRequiredService<ReadWarnings>().RunAsync(place, cancellation));
        foreach (var number in (int[])[8, 10, 12])
        {
            var month = Month.Of(db.ThisMonth.Year, number);
            Add("the year", month, await scope.ServiceProvider.GetRequiredService<ReadYearWarnings>().RunAsync(place with { Month = month }, cancellation));
        }
        return table;
    }

    private static async Task AllAsync(People people, Table table, bool anew, CancellationToken cancellation)
    {
        var (timing, diagnosed, written) = (new Timing(), 0, 0);
        var first = "";
        for (var i = 0; i < FewTimes; i++)
        {
            await using var scope = people.System();
            var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
            var (campaign, month) = (await CampaignAsync(db, cancellation), db.ThisMonth.Previous);
            if (anew) await db.Verdicts.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
            var start = Stopwatch.GetTimestamp();
            var result = await scope.ServiceProvider.GetRequiredService<Diagnose>().WriteAsync(campaign, month, campaign.UnitId, cancellation);
            timing.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (i == 0) first = timing.P50;
            (diagnosed, written) = (result.Units, await db.Verdicts.CountAsync(row => row.Month == month, cancellation));
        }
        table.Add(anew ? "all, anew" : "all, again", Scenarios.Number(diagnosed), Scenarios.Number(written), Scenarios.Number(timing.Count), first, timing.P50, timing.P99);
    }

    private static async Task OneAsync(People people, Table table, CancellationToken cancellation)
    {
        int[] units;
        await using (var scope = people.System())
            units = await scope.ServiceProvider.GetRequiredService<PacesetterDb>().Units.OrderBy(unit => unit.Code).Select(unit => unit.Id).ToArrayAsync(cancellation);
        var (timing, verdicts, first) = (new Timing(), 0, "");
        for (var i = 0; i < OneUnit; i++)
        {
            await using var scope = people.System();
            var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
            var (campaign, unit) = (await CampaignAsync(db, cancellation), units[(i * 7919) % units.Length]);
            var start = Stopwatch.GetTimestamp();
            verdicts += (await scope.ServiceProvider.GetRequiredService<Diagnose>().OfOneAsync(campaign, db.ThisMonth, unit, cancellation)).Count;
            timing.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (i == 0) first = timing.P50;
        }
        table.Add("one unit", "1", Scenarios.Number(verdicts), Scenarios.Number(timing.Count), first, timing.P50, timing.P99);
    }

    private static async Task AddAsync(Table table, string what, Func<object> work)
    {
        var first = await Timing.OfAsync(1, AtMost, Once);
        var timing = await Timing.OfAsync(Times, AtMost, Once);
        table.Add(what, Scenarios.Number(timing.Count), first.P50, timing.P50, timing.P99);

        Task Once()
        {
            _ = work();
            return Task.CompletedTask;
        }
    }

    private static Task<Campaign> CampaignAsync(PacesetterDb db, CancellationToken cancellation) => db.Campaigns.AsNoTracking().OrderBy(row => row.Id).FirstAsync(cancellation);

    private static string Percent(double? share) => share is { } known ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "–";
}
