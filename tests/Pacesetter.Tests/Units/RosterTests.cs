using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Tests.House;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Units;

public sealed class RosterTests
{
    [Theory, OnBothDatabases]
    public async Task The_same_roster_twice_changes_nothing(DatabaseKind kind)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        foreach (var roster in (RosterKind[])[RosterKind.Units, RosterKind.Members])
            foreach (var asXlsx in (bool[])[false, true])
            {
                var again = await rosters.ImportAsync(roster, await rosters.ExportAsync(roster, asXlsx), "again");
                Assert.Empty(again.Problems);
                Assert.True(again.Difference!.IsEmpty);
                Assert.Equal(again.Difference.Rows, again.Difference.Unchanged);
                Assert.False(again.IsWritten);
            }
    }

    [Theory, OnBothDatabases]
    public async Task An_exported_roster_can_be_edited_and_imported_again(DatabaseKind kind)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        var text = Encoding.UTF8.GetString(await rosters.ExportAsync(RosterKind.Units, asXlsx: false))
            .Replace("a1,A1,a,village", "a1,Pine Wood,b,hamlet", StringComparison.Ordinal)
            .Replace("b1,B1,b,village,rural,,,,2026-01,", "b1,B1,b,village,rural,,,,2026-01,2026-12", StringComparison.Ordinal) + "b2,B2,b,village,,,,,,\n";
        var preview = await rosters.ImportAsync(RosterKind.Units, text, new ImportOptions { DryRun = true });
        var done = await rosters.ImportAsync(RosterKind.Units, text);

        Assert.Empty(done.Problems);
        foreach (var difference in (RosterDifference[])[preview.Difference!, done.Difference!])
            Assert.Equal((1, 1, 1, 1), (difference.Count(RosterChangeKind.Added), difference.Count(RosterChangeKind.Changed), difference.Count(RosterChangeKind.Moved), difference.Count(RosterChangeKind.Closed)));
        Assert.False(preview.IsWritten);
        await using var db = rosters.Open();
        var unit = await db.Units.SingleAsync(row => row.Code == "a1");
        Assert.Equal(("Pine Wood", "hamlet"), (unit.Name, unit.Tier));
        Assert.Equal("a", await ParentAsync(db, unit.Id, Month.Of(2026, 9)));
        Assert.Equal("b", await ParentAsync(db, unit.Id, Month.Of(2026, 10)));
        Assert.Equal(Month.Of(2026, 12), (await db.Units.SingleAsync(row => row.Code == "b1")).ClosedFrom);
        Assert.Equal(Month.Of(2026, 10), (await db.Units.SingleAsync(row => row.Code == "b2")).OpenFrom);
        Assert.All(await new TreeChecks(db).RunAsync(), check => Assert.Equal((check.Check, 0), check));
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_leaves_no_trace(DatabaseKind kind)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        await using var db = rosters.Open();
        var acts = await db.Acts.CountAsync();
        await rosters.ImportAsync(RosterKind.Units, $"{Rosters.UnitHeader}\nx,X,a,village,,,,", new ImportOptions { DryRun = true });
        await rosters.ImportAsync(RosterKind.Members, $"{Rosters.MemberHeader}\n9,M,b1,,,,", new ImportOptions { DryRun = true });
        Assert.Equal((5, 3, acts), (await db.Units.CountAsync(), await db.Members.CountAsync(), await db.Acts.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_listed_elsewhere_is_transferred_from_the_month_on(DatabaseKind kind)
    {
        await using var rosters = await Rosters.PlantedAsync(kind);
        await rosters.MustAsync(RosterKind.Members, "编号,姓名,所在单位代码\n1,M1,b1", new ImportOptions { From = Month.Of(2026, 11) });
        await using var db = rosters.Open();
        var member = await db.Members.SingleAsync(row => row.Number == "1");
        var places = await db.Memberships.Where(row => row.MemberId == member.Id).OrderBy(row => row.FromMonth).ToListAsync();
        Assert.Equal("doctor", member.Post);
        Assert.Equal([(Month.Of(2026, 1), Month.Of(2026, 11)), (Month.Of(2026, 11), Month.Never)], places.Select(row => (row.FromMonth, row.ToMonth)));
        Assert.Equal(member.UnitId, places[1].UnitId);
    }

    [Theory, OnBothDatabases]
    public async Task The_real_roster_of_a_prefecture_is_taken_over(DatabaseKind kind)
    {
        await using var rosters = await Rosters.OnAsync(kind);
        var text = SourceTree.Read("tests/data/units-tianshui.csv").TrimStart('\uFEFF');
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var result = await rosters.ImportAsync(RosterKind.Units, Encoding.GetEncoding("GB18030").GetBytes(text), "名册.csv");
        Assert.Empty(result.Problems);
        Assert.Contains(result.Notices, notice => notice.Code == "sheets.other-encoding");
        await using var db = rosters.Open();
        Assert.Equal(2762, await db.Units.CountAsync());
        Assert.Equal("秦州区", await db.Units.Where(unit => unit.Code == "620502").Select(unit => unit.Name).SingleAsync());
        Assert.All(await new TreeChecks(db).RunAsync(), check => Assert.Equal((check.Check, 0), check));
    }

    private static Task<string> ParentAsync(Data.PacesetterDb db, int unit, Month month) => (
        from row in db.UnitAncestors
        where row.UnitId == unit && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month
        join parent in db.Units on row.AncestorId equals parent.Id
        select parent.Code).SingleAsync();
}
