using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Tallies;

public sealed class OverviewStatementsTests
{
    private const int Most = 9;

    [Theory, OnBothDatabases]
    public async Task An_overview_asks_the_same_few_statements_however_wide_the_node_is(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        var counted = new Counted();
        await using var services = Site.BuildServices(store.Settings, with =>
        {
            with.AddSingleton<TimeProvider>(store.Time);
            with.ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(counted));
            with.ConfigureDbContext<PostgresDb>((_, options) => options.AddInterceptors(counted));
        });
        await PlantAsync(services);

        var narrow = await CountAsync(services, counted, "n");
        var wide = await CountAsync(services, counted, "w");
        Assert.Equal(narrow, wide);
        Assert.InRange(wide, 1, Most);
    }

    /// <summary>A node with two units below and one with more than a page of them, each with one below itself.</summary>
    private static async Task PlantAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        var rows = new List<string> { "code,name,parent,tier", "c,City,,city", "n,Narrow,c,county", "w,Wide,c,county" };
        foreach (var (above, width) in ((string, int)[])[("n", 2), ("w", 70)])
            for (var i = 0; i < width; i++) rows.AddRange([string.Create(CultureInfo.InvariantCulture, $"{above}{i},T{i},{above},township"), string.Create(CultureInfo.InvariantCulture, $"{above}{i}v,V{i},{above}{i},village")]);
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows)));
        var result = await scope.ServiceProvider.GetRequiredService<ImportUnits>().RunAsync(file, "units.csv", new());
        Assert.Empty(result.Problems);
        await scope.ServiceProvider.GetRequiredService<ApplyRecipe>().RunAsync(RecipeFiles.Text(RecipeFiles.Speech), "c", new(2026, 10, 1));
    }

    private static async Task<int> CountAsync(IServiceProvider services, Counted counted, string code)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        var unit = await db.Units.IgnoreQueryFilters([PacesetterDb.Scope]).SingleAsync(row => row.Code == code);
        db.Viewer.Become(1, "Office", [new Grant(1, Role.Office, unit.Id, new(2026, 1, 1), null)], db.Today);
        counted.Statements = 0;
        var place = await scope.ServiceProvider.GetRequiredService<FindPlace>().RunAsync(code, "2026-10", null);
        var overview = await scope.ServiceProvider.GetRequiredService<ReadOverview>().RunAsync(place!);
        Assert.NotEmpty(overview!.Children);
        return counted.Statements;
    }

    private sealed class Counted : DbCommandInterceptor
    {
        public int Statements { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements++;
            return new(result);
        }
    }
}
