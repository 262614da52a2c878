using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Pledges;
using Pacesetter.Web.Pledges.Steps;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Bench;

/// <summary>
/// The March peak: the members and organisations of a city pledge within days; the tables of the branches bring most of it, already vetted and published,
/// the rest is pledged, vetted and published branch by branch and one by one, through the same use cases as the pages.
/// </summary>
internal static class Pledging
{
    /// <summary>What a city of 300,000 members pledges: two each, and two for each organisation.</summary>
    private const int OfCity = 630_000;

    /// <summary>A file may have 50 MB.</summary>
    private const int OfFile = 350_000;

    private static readonly (string, Step, int, int)[] Work =
    [
        ("proposed, each by itself, 20 of a branch", Step.Propose, 20, 40), ("vetted, 20 of a branch at once", Step.Vet, 20, 40), ("published, 20 of a branch at once", Step.Publish, 20, 40),
        ("proposed one by one", Step.Propose, 1, 400), ("vetted one by one", Step.Vet, 1, 400), ("published one by one", Step.Publish, 1, 400),
    ];

    private static readonly bool[] Yes = [true, true, true, true, true, true];

    public static async Task<Table> PeakAsync(Ground ground, string app, CancellationToken cancellation)
    {
        var table = new Table("March peak", "what", "pledges", "acts", "seconds", "pledges/s", "p50 ms", "p99 ms", "processor ms each", "resident MiB, most")
        {
            Note = "On a copy of the filled store. Tables: proposed, vetted and published, each import with the recount of all its numbers. Branch by branch and one by one: the use cases of the pages, a new context each time, tallies and roll-ups within the transaction.",
        };
        return await ground.WithCopyAsync(async copy =>
        {
            var all = (int)((long)OfCity * ground.Size.Members / 300_000);
            for (var from = 0; from < all; from += OfFile) await ImportAsync(table, copy, app, from, Math.Min(OfFile, all - from), everyPublished: true, cancellation);
            await using var services = Site.BuildServices(copy);
            foreach (var (name, step, size, times) in Work) table.Add(await StepsAsync(services, name, step, size, times, cancellation));
            return table;
        });
    }

    /// <summary>300,000 pledges that stand in a table, read into the filled store; half of them vetted and published on paper.</summary>
    public static Task<Table> ImportAsync(Ground ground, string app, CancellationToken cancellation) => ground.WithCopyAsync(async copy =>
    {
        var table = new Table("Import of pledges", "what", "pledges", "acts", "seconds", "pledges/s", "p50 ms", "p99 ms", "processor ms each", "resident MiB, most") { Note = "`import pledges` as a process of its own, with the write-ahead log and the recount." };
        await ImportAsync(table, copy, app, 0, ground.Size.Members, everyPublished: false, cancellation);
        return table;
    });

    private static async Task ImportAsync(Table table, Settings copy, string app, int from, int count, bool everyPublished, CancellationToken cancellation)
    {
        var file = Path.Combine(copy.Data, "pledges.csv");
        await WriteTableAsync(copy, file, from, count, everyPublished, cancellation);
        var (seconds, memory) = await Product.RunAsync(app, ["import", "pledges", file, .. Product.On(copy)], cancellation);
        table.Add(FormattableString.Invariant($"table of {new FileInfo(file).Length / 1048576} MiB"), Scenarios.Number(count), "1", Timing.Write(seconds), Scenarios.Number((long)(count / seconds)), "–", "–", "–", Scenarios.Number((long)memory));
    }

    /// <summary>Instant pledges, so that those the demonstration has made leave room.</summary>
    private static async Task WriteTableAsync(Settings copy, string file, int from, int count, bool everyPublished, CancellationToken cancellation)
    {
        await using var services = Site.BuildServices(copy);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        db.Viewer.BecomeSystem("bench");
        var (today, written) = (db.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 0);
        await using var output = new StreamWriter(file);
        await output.WriteLineAsync("unit,member,instant,text,kind,due,target,vetted,published");
        while (written < count)
        {
            var before = written;
            await foreach (var one in Pledgers(db).OrderBy(member => member.Id).Join(db.Units, member => member.UnitId, unit => unit.Id, (member, unit) => new { unit.Code, member.Number }).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                var known = everyPublished || written % 2 == 0 ? $"{today},{today}" : ",";
                await output.WriteLineAsync(FormattableString.Invariant($"{one.Code},{one.Number},是,第{(from + written) / 7 % 50 + 1}次走访第{from + written}户困难家庭并办成一件事,deed,{db.Today.Year}-12-20,1,{known}"));
                if (++written == count) return;
            }
            if (written == before) throw new InvalidOperationException("The store has no members.");
        }
    }

    private static IQueryable<Member> Pledgers(PacesetterDb db) => db.Members.AsNoTracking().Where(member => !db.PledgeExemptions.Any(row => row.MemberId == member.Id));

    private static async Task<string[]> StepsAsync(IServiceProvider services, string name, Step step, int size, int times, CancellationToken cancellation)
    {
        var work = await PrepareAsync(services, step, size, times, cancellation);
        var (latency, memory) = (new Timing(), 0L);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var branch in work)
        {
            var start = Stopwatch.GetTimestamp();
            await DoAsync(services, branch, step, cancellation);
            latency.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            memory = Math.Max(memory, Environment.WorkingSet);
        }
        var (seconds, done) = (clock.Elapsed.TotalSeconds, work.Sum(branch => branch.Count));
        return [name, Scenarios.Number(done), Scenarios.Number(done), Timing.Write(seconds), Scenarios.Number((long)(done / seconds)), latency.P50, latency.P99,
            Timing.Write((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Math.Max(1, done)), Scenarios.Number(memory / 1048576)];
    }

    /// <summary>Branches with enough members, and who acts for each; for later steps with the pledges that wait there.</summary>
    private static async Task<IReadOnlyList<Branch>> PrepareAsync(IServiceProvider services, Step step, int size, int times, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        db.Viewer.BecomeSystem("bench");
        var year = db.Today.Year;
        var branches = await (
            from unit in db.Units
            join grant in db.Grants on unit.Id equals grant.UnitId
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Role == Role.Secretary && db.Members.Count(member => member.UnitId == unit.Id) > size
            orderby unit.Code.Substring(unit.Code.Length - 2), unit.Id
            select new { unit, grant, account.Id, account.Name }).AsNoTracking().Take(times * 2).ToListAsync(cancellation);
        List<Branch> work = [];
        foreach (var one in branches.DistinctBy(row => row.unit.Id))
        {
            if (work.Count == times) break;
            var unit = one.unit.Id;
            var waiting = db.Pledges.Where(row => row.UnitId == unit && row.Year == year && row.MemberId != null && row.Return == null && row.Substitution == null && row.Publication == null);
            Guid[] pledges = step == Step.Propose ? [] : await (step == Step.Vet ? waiting.Where(row => row.Vetting == null) : waiting.Where(row => row.Vetting != null)).OrderBy(row => row.Id).Select(row => row.Id).Take(size).ToArrayAsync(cancellation);
            // Nobody judges their own: the secretary is one of the members.
            var members = await Pledgers(db).Where(row => row.UnitId == unit && row.Name != one.Name).OrderBy(row => row.Id).Take(size).ToListAsync(cancellation);
            if (step == Step.Propose ? members.Count == size : pledges.Length == size) work.Add(new(one.unit, one.grant, one.Id, one.Name, members, pledges));
        }
        return work;
    }

    private static async Task DoAsync(IServiceProvider services, Branch branch, Step step, CancellationToken cancellation)
    {
        await using var scope = await People.AsAsync(services, branch.Account, branch.Name, branch.Grant);
        var with = scope.ServiceProvider;
        if (step == Step.Propose)
        {
            var db = with.GetRequiredService<PacesetterDb>();
            var place = (await with.GetRequiredService<FindPlace>().RunAsync(branch.Unit.Code, db.ThisMonth.ToString(), null, cancellation))!;
            var propose = with.GetRequiredService<ProposePledge>();
            foreach (var member in branch.Members)
                await propose.RunAsync(new(place.Unit, place.Campaign!, member, db.Today.Year, Instant: true), new("三月里上门看望五位独居老人", new(db.Today.Year, 12, 20)) { Kind = place.Recipe!.Pledges!.Kinds[0].Key, Target = 5 }, named: true, cancellation);
            return;
        }
        var files = await with.GetRequiredService<FindPledge>().ManyAsync(branch.Pledges, cancellation);
        if (step == Step.Vet) await with.GetRequiredService<VetPledges>().RunAsync([.. files.Where(file => !file.IsOwn)], Yes, null, cancellation);
        else await with.GetRequiredService<PublishPledges>().RunAsync(files, cancellation);
    }

    private enum Step
    {
        Propose,
        Vet,
        Publish,
    }

    private sealed record Branch(Unit Unit, Grant Grant, int Account, string Name, IReadOnlyList<Member> Members, Guid[] Pledges)
    {
        public int Count => Pledges.Length > 0 ? Pledges.Length : Members.Count;
    }
}
