using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Units;

/// <summary>Imports and exports on a store of the test's own, through the same use cases as page and command line.</summary>
internal sealed class Rosters : IAsyncDisposable
{
    public const string UnitHeader = "code,name,parent,tier,field,secretary,from,to";
    public const string MemberHeader = "number,name,unit,post,kind,mobile,frail";

    private readonly ServiceProvider services;

    private Rosters(TestStore store)
    {
        Store = store;
        services = Site.BuildServices(store.Settings, with => with.AddSingleton<TimeProvider>(store.Time));
    }

    public TestStore Store { get; }

    public static async Task<Rosters> OnAsync(DatabaseKind kind) => new(await TestStore.CreateAsync(kind));

    /// <summary>A city, two counties, a village in each, and three members in the first village.</summary>
    public static async Task<Rosters> PlantedAsync(DatabaseKind kind)
    {
        var rosters = await OnAsync(kind);
        await rosters.MustAsync(RosterKind.Units, $"{UnitHeader}\nc,City,,city,,,2026-01,\na,A,c,county,,,,\nb,B,c,county,,,,\na1,A1,a,village,rural,Li,,\nb1,B1,b,village,rural,,,");
        await rosters.MustAsync(RosterKind.Members, $"{MemberHeader}\n1,M1,a1,doctor,,no,\n2,M2,a1,,probationary,yes,\n3,M3,a1,,full,,yes");
        return rosters;
    }

    public Task<ImportResult> ImportAsync(RosterKind kind, string csv, ImportOptions? options = null) => ImportAsync(kind, Encoding.UTF8.GetBytes(csv), "r.csv", options);

    public async Task<ImportResult> ImportAsync(RosterKind kind, byte[] file, string name, ImportOptions? options = null)
    {
        await using var scope = Scope();
        using var stream = new MemoryStream(file);
        return kind == RosterKind.Units
            ? await scope.ServiceProvider.GetRequiredService<ImportUnits>().RunAsync(stream, name, options ?? new())
            : await scope.ServiceProvider.GetRequiredService<ImportMembers>().RunAsync(stream, name, options ?? new());
    }

    public async Task MustAsync(RosterKind kind, string csv, ImportOptions? options = null)
    {
        var result = await ImportAsync(kind, csv, options);
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
    }

    public async Task<byte[]> ExportAsync(RosterKind kind, bool asXlsx)
    {
        await using var scope = Scope();
        using var stream = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<ExportRoster>().RunAsync(stream, kind, asXlsx, null);
        return stream.ToArray();
    }

    public PacesetterDb Open() => Store.Open();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Store.DisposeAsync();
    }

    private AsyncServiceScope Scope()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        return scope;
    }
}
