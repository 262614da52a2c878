using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Web.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Tests.Standards;

public sealed class StandardsTablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task What_is_exported_and_imported_again_changes_nothing(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await StandardsPagesTests.PlantAsync(town, town.County, "每个乡镇每年办成3件实事", "results", "township village");
        await StandardsPagesTests.PlantAsync(town, town.Own, "每名党员联系1户困难户", "members");
        using var file = new MemoryStream();
        await using var scope = Scope(town);
        var place = await PlaceAsync(scope, town);
        await scope.ServiceProvider.GetRequiredService<ExportRefinements>().RunAsync(file, place, Stop);
        file.Position = 0;
        var result = await scope.ServiceProvider.GetRequiredService<ImportRefinements>().RunAsync(file, "standards.xlsx", place, false, Stop);
        Assert.Empty(result.Problems);
        Assert.Equal((0, 0, 0, 2, false), (result.Added, result.Changed, result.Ended, result.Unchanged, result.IsWritten));
    }

    [Theory, OnBothDatabases]
    public async Task A_table_adds_rewords_and_ends_once_and_a_dry_run_nothing(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var old = await StandardsPagesTests.PlantAsync(town, town.Own, "每名党员联系1户困难户", "members");
        var gone = await StandardsPagesTests.PlantAsync(town, town.Own, "每季度评议1次", "mechanism");
        var table = $"编号,单位代码,标准,具体要求,怎么查,界限,数量,计量单位,层级,停用月份\n,{town.Own.Code},工作业绩好,每年办成3件实事,问群众,不少于,3,件,\"村、支部\",\n{old.Id},{town.Own.Code},党员队伍好,每名党员联系2户困难户,site,,,,,\n{gone.Id},{town.Own.Code},工作机制好,每季度评议1次,site,,,,,2026-12\n";
        Assert.Equal((1, 1, 1, 0, false), await ImportAsync(town, table, dryRun: true));
        Assert.Equal((1, 1, 1, 0, true), await ImportAsync(town, table));
        Assert.Equal((0, 0, 0, 3, false), await ImportAsync(town, table));
        await using var db = town.Site.Open();
        var rows = await db.Refinements.Where(row => row.UnitId == town.Own.Id).OrderBy(row => row.Id).ToListAsync(Stop);
        Assert.Equal(4, rows.Count);
        var added = rows.Single(row => row.Item == "results");
        Assert.Equal(("village branch", 3d, "件"), (added.Tiers, added.Threshold!.Number, added.Threshold.Unit));
        Assert.Equal(old.Id, rows.Single(row => row.Text.Contains("2户", StringComparison.Ordinal)).ReplacesId);
        Assert.Equal(1, await db.Acts.CountAsync(row => row.UnitId == town.Own.Id && row.Name == "ImportRefinements", Stop));
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_cell_and_then_nothing_is_written()
    {
        var town = await Town.FoundAsync(DatabaseKind.Sqlite);
        var table = $"单位代码,标准,具体要求,怎么查,数量,层级,起始月份\nNOWHERE,members,修路2里,site,,,\n{town.Own.Code},没有,修路2里,site,,,\n{town.Own.Code},members,修路3里,打听,,,\n{town.Own.Code},members,修路4里,site,许多,,\n{town.Own.Code},members,修路5里,site,,天庭,\n{town.Own.Code},members,修路6里,site,,,2026-08\n{town.Own.Code},members,修路7里,site,,,\n";
        await using var scope = Scope(town);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        var result = await scope.ServiceProvider.GetRequiredService<ImportRefinements>().RunAsync(file, "t.csv", await PlaceAsync(scope, town), false, Stop);
        Assert.Equal(
            ["t!A2 standards.import-unit-unknown", "t!B3 standards.item-unknown", "t!D4 standards.check-unknown", "t!E5 standards.number-unreadable", "t!F6 standards.tier-unknown", "t!G7 standards.from-past"],
            result.Problems.Select(problem => $"{problem.Address} {problem.Code}").Order(StringComparer.Ordinal));
        await using var db = town.Site.Open();
        Assert.False(await db.Refinements.AnyAsync(row => row.UnitId == town.Own.Id, Stop));
    }

    private static async Task<(int, int, int, int, bool)> ImportAsync(Town town, string table, bool dryRun = false)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        await using var scope = Scope(town);
        var result = await scope.ServiceProvider.GetRequiredService<ImportRefinements>().RunAsync(file, "standards.csv", await PlaceAsync(scope, town), dryRun, Stop);
        Assert.Empty(result.Problems);
        return (result.Added, result.Changed, result.Ended, result.Unchanged, result.IsWritten);
    }

    private static async Task<Place> PlaceAsync(AsyncServiceScope scope, Town town) =>
        (await scope.ServiceProvider.GetRequiredService<FindPlace>().RunAsync(town.County.Code, "2026-10", town.Campaign.Key, Stop))!;

    private static AsyncServiceScope Scope(Town town)
    {
        var scope = town.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        return scope;
    }
}
