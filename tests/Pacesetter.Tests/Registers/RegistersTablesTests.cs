using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Registers;
using Pacesetter.Web.Units;

namespace Pacesetter.Tests.Registers;

public sealed class RegistersTablesTests
{
    private const string Head = "编号,单位代码,场所名称,建设方式,建成日期,建筑面积,管理人,起始日期,停用日期,停用原因\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_table_adds_changes_and_closes_once_and_a_dry_run_nothing(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        var first = Head + $",{hall.Village.Code},党群活动室,新建,2008/5/1,120,{hall.Members[0].Name},2008-05-01,,\n,{hall.Village.Code},老年食堂,rebuilt,,80,,,,\n";
        Assert.Equal((2, 0, 0, 0, false), await ImportAsync(hall, first, dryRun: true));
        Assert.Equal((2, 0, 0, 0, true), await ImportAsync(hall, first));
        Assert.Equal((0, 0, 0, 2, false), await ImportAsync(hall, first));
        await using var db = hall.Town.Site.Open();
        var id = (await db.RegisterEntries.SingleAsync(row => row.UnitId == hall.Village.Id && row.Name == "老年食堂", Stop)).Id;
        // A column that is left out leaves the entry as it is.
        var second = $"编号,单位代码,场所名称,建设方式,建筑面积,停用日期,停用原因\n,{hall.Village.Code},党群活动室,新建,150,,\n{id},{hall.Village.Code},老年食堂,改建,80,2026-10-15,拆除\n";
        Assert.Equal((0, 1, 1, 0, true), await ImportAsync(hall, second));
        Assert.Equal((0, 0, 0, 2, false), await ImportAsync(hall, second));
        var kept = await db.RegisterEntries.Include(row => row.Values).AsNoTracking().SingleAsync(row => row.UnitId == hall.Village.Id && row.Closing == null, Stop);
        Assert.Equal(("150", hall.Members[0].Number, new DateOnly(2008, 5, 1)), (kept.In(db.ThisMonth)["area"], kept.In(db.ThisMonth)["keeper"], kept.Since));
        Assert.Equal(["ChangeEntry", "CloseEntry", "ImportRegister", "ImportRegister"], await db.Acts.Where(row => row.UnitId == hall.Village.Id && row.ObjectKind == "RegisterEntry").Select(row => row.Name).OrderBy(name => name).ToListAsync(Stop));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_exported_in_either_language_and_imported_again_changes_nothing(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        await ImportAsync(hall, Head + $",{hall.Village.Code},党群活动室,新建,2008-05-01,120.5,{hall.Members[1].Number},2008-05-01,,\n");
        foreach (var language in (string[])["zh-CN", "en"])
        {
            await using var scope = Scope(hall);
            var (place, register) = await PlaceAsync(scope, hall);
            using var file = new MemoryStream();
            var before = System.Globalization.CultureInfo.CurrentUICulture;
            System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
            try
            {
                await scope.ServiceProvider.GetRequiredService<ExportRegister>().RunAsync(file, place, register, asXlsx: true, Stop);
                file.Position = 0;
                var result = await scope.ServiceProvider.GetRequiredService<ImportRegister>().RunAsync(file, "venues.xlsx", place, register, false, Stop);
                Assert.Empty(result.Problems);
                Assert.Equal((0, 0, 0, 1, false), (result.Added, result.Changed, result.Closed, result.Unchanged, result.IsWritten));
            }
            finally
            {
                System.Globalization.CultureInfo.CurrentUICulture = before;
            }
        }
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_cell_and_then_nothing_is_written()
    {
        var hall = await Hall.FoundAsync(DatabaseKind.Sqlite);
        var code = hall.Village.Code;
        var table = Head + $",NOWHERE,甲,新建,,1,,,,\n,{code},,新建,,1,,,,\n,{code},乙,租用,,1,,,,\n,{code},丙,新建,去年,1,,,,\n,{code},丁,新建,,许多,,,,\n,{code},戊,新建,,1,无此人,,,\n,{code},己,新建,,1,,2027-01-01,,\n"
            + $",{code},庚,新建,,1,,2026-10-01,2026-09-01,拆除\n,{code},辛,新建,,1,,,2026-10-15,\n,{hall.Town.Own.Code},壬,新建,,1,,,,\n,{code},癸,新建,,1,,,,\n,{code},癸,新建,,2,,,,\nabc,{code},子,新建,,1,,,,\n";
        await using var scope = Scope(hall);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        var (place, register) = await PlaceAsync(scope, hall);
        var result = await scope.ServiceProvider.GetRequiredService<ImportRegister>().RunAsync(file, "t.csv", place, register, false, Stop);
        Assert.Equal(
            ["A14 registers.import-id-unknown", "B2 registers.import-unit-unknown", "C11 registers.not-for-unit", "C13 registers.import-twice", "C3 registers.missing", "D4 registers.choice-unknown", "E5 registers.date-unreadable",
             "F6 registers.number-unreadable", "G7 registers.member-unknown", "H8 registers.day-ahead", "I9 registers.closes-before", "J10 registers.reason-missing"],
            result.Problems.Select(problem => $"{problem.Address.Split('!')[^1]} {problem.Code}").Order(StringComparer.Ordinal));
        await using var db = hall.Town.Site.Open();
        Assert.False(await db.RegisterEntries.AnyAsync(row => row.UnitId == hall.Village.Id, Stop));
    }

    private static async Task<(int, int, int, int, bool)> ImportAsync(Hall hall, string table, bool dryRun = false)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        await using var scope = Scope(hall);
        var (place, register) = await PlaceAsync(scope, hall);
        var result = await scope.ServiceProvider.GetRequiredService<ImportRegister>().RunAsync(file, "venues.csv", place, register, dryRun, Stop);
        Assert.Empty(result.Problems);
        return (result.Added, result.Changed, result.Closed, result.Unchanged, result.IsWritten);
    }

    private static async Task<(Place, Register)> PlaceAsync(AsyncServiceScope scope, Hall hall)
    {
        var place = (await scope.ServiceProvider.GetRequiredService<FindPlace>().RunAsync(hall.Town.County.Code, "2026-10", hall.Town.Campaign.Key, Stop))!;
        return (place, place.Recipe!.Registers.Single(register => register.Key == "village-venues"));
    }

    private static AsyncServiceScope Scope(Hall hall)
    {
        var scope = hall.Town.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        return scope;
    }
}
