using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Units;

/// <summary>An import that waits for somebody to agree outlives the process that took the file.</summary>
public sealed class RosterJobsTests
{
    private const string Good = $"{Rosters.UnitHeader}\ng,Good,a,village,rural,Li,2026-11,";
    private const string Bad = $"{Rosters.UnitHeader}\ng,Good,nowhere,village,,,,\na1,A1,a,village,rural,Li,2026-02,";

    [Theory, OnBothDatabases]
    public async Task What_one_process_looked_through_another_one_writes(DatabaseKind kind)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        var viewer = await OfficeAsync(rosters);
        Guid id;
        await using (var first = Start(rosters))
        {
            id = (await BeginAsync(first, viewer, Good)).Id;
            Assert.Equal(1, (await DoneAsync(first, viewer, id)).State.Found!.Difference!.Count(Data.Units.RosterChangeKind.Added));
        }
        await using var second = Start(rosters);
        var found = await DoneAsync(second, viewer, id);
        var change = Assert.Single(found.State.Found!.Difference!.Changes);
        Assert.Equal(("g", "Good"), (change.Code, change.Name));
        Assert.Null(second.GetRequiredService<RosterJobs>().Find(id, new Viewer(), "c"));
        second.GetRequiredService<RosterJobs>().Write(found, viewer);
        Assert.True((await DoneAsync(second, viewer, id)).State.Written!.IsWritten);
        // A second time it is not written again.
        await using var third = Start(rosters);
        third.GetRequiredService<RosterJobs>().Write(found, viewer);
        Assert.True((await DoneAsync(third, viewer, id)).State.Written!.IsWritten);
        await using var db = rosters.Open();
        Assert.Equal(1, await db.Acts.CountAsync(act => act.Name == "ImportUnits" && act.ActorId == viewer.AccountId));
        Assert.False(File.Exists(Path.Combine(Folder(rosters, id), "file")));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_done_is_begun_again()
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        var viewer = await OfficeAsync(rosters);
        await using var services = Start(rosters);
        var id = (await BeginAsync(services, viewer, Good)).Id;
        await DoneAsync(services, viewer, id);
        await File.WriteAllTextAsync(Path.Combine(Folder(rosters, id), "state.json"), """{"done":0.4}""", TestContext.Current.CancellationToken);
        await using var next = Start(rosters);
        Assert.NotNull((await DoneAsync(next, viewer, id)).State.Found);
        await File.WriteAllTextAsync(Path.Combine(Folder(rosters, id), "state.json"), """{"isAgreed":true,"done":0.4}""", TestContext.Current.CancellationToken);
        Assert.True((await DoneAsync(next, viewer, id)).State.Written!.IsWritten);
    }

    [Fact]
    public async Task Problems_are_told_alike_by_every_process()
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        var viewer = await OfficeAsync(rosters);
        await using var services = Start(rosters);
        var id = (await BeginAsync(services, viewer, Bad)).Id;
        var told = (await DoneAsync(services, viewer, id)).State.Found!.Problems;
        var fresh = (await rosters.ImportAsync(RosterKind.Units, Bad, new() { Unit = "c", DryRun = true })).Problems;
        using var reading = new ReadAs("zh-CN");
        var words = reading.Words;
        Assert.Equal(fresh.Select(problem => $"{problem.Address} {words[problem.Code, [.. problem.Args]]}"), told.Select(problem => $"{problem.Address} {words[problem.Code, [.. problem.Args]]}"));
        Assert.Equal(2, told.Count);
    }

    private static ServiceProvider Start(Rosters rosters) => Site.BuildServices(rosters.Store.Settings, with => with.AddSingleton<TimeProvider>(rosters.Store.Time));

    private static string Folder(Rosters rosters, Guid id) => Path.Combine(rosters.Store.Settings.Data, "uploads", id.ToString("N"));

    private static async Task<Viewer> OfficeAsync(Rosters rosters)
    {
        await using var db = rosters.Open();
        var viewer = new Viewer();
        viewer.Become(7, "李文清", [new Grant(7, Role.Office, (await db.Units.SingleAsync(unit => unit.Code == "c")).Id, default, null)], db.Today);
        return viewer;
    }

    private static async Task<RosterJob> BeginAsync(ServiceProvider services, Viewer viewer, string csv)
    {
        var bytes = Encoding.UTF8.GetBytes(csv);
        using var content = new MemoryStream(bytes);
        return await services.GetRequiredService<RosterJobs>().BeginAsync(viewer, "c", RosterKind.Units, new FormFile(content, 0, bytes.Length, "file", "r.csv"), null, TestContext.Current.CancellationToken);
    }

    private static async Task<RosterJob> DoneAsync(ServiceProvider services, Viewer viewer, Guid id)
    {
        for (var tries = 0; tries < 2400; tries++)
        {
            var job = services.GetRequiredService<RosterJobs>().Find(id, viewer, "c") ?? throw new InvalidOperationException("The import is gone.");
            if (!job.State.IsWorking) return job;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The import did not end.");
    }
}
