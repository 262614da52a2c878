using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Web.Units;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Units;

public sealed class SearchTests
{
    private const string Roster = $"{Rosters.UnitHeader}\n53,云岭市委,,市,,,,\n5301,松岭县委,53,县区,,,,\n5302,柳河县委,53,县区,,,,\n530101,青松村党支部,5301,村,,,,\n530201,松林村党支部,5302,村,,,,\n530202,河湾村党支部,5302,村,,,,";

    [Theory, OnBothDatabases]
    public async Task Units_are_found_by_code_and_by_any_piece_of_the_name(DatabaseKind kind)
    {
        await using var rosters = await Rosters.OnAsync(kind);
        await rosters.MustAsync(RosterKind.Units, Roster);
        await using var db = rosters.Open();
        var search = new SearchUnits(db);
        Assert.Equal(["5302", "530201", "530202"], (await search.RunAsync("5302", 20)).Select(unit => unit.Code));
        Assert.Equal(["530101", "530201", "5301"], (await search.RunAsync("松", 20)).Select(unit => unit.Code).OrderBy(code => code.Length == 4).ThenBy(code => code));
        Assert.Equal("松林村党支部", Assert.Single(await search.RunAsync("松林村", 20)).Name);
        Assert.Equal(["云岭市委", "柳河县委"], (await search.RunAsync("松林", 20))[0].Path);
        Assert.Empty(await search.RunAsync("无此名", 20));
        Assert.Empty(await search.RunAsync("  ", 20));
        Assert.Equal(3, (await search.RunAsync("党支部", 20)).Count);
        Assert.Equal(2, (await search.RunAsync("党支部", 2)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_search_is_read_page_by_page_and_names_each_unit_once(DatabaseKind kind)
    {
        await using var rosters = await Rosters.OnAsync(kind);
        // One has the piece twice, one has it in code and name.
        await rosters.MustAsync(RosterKind.Units, Roster + "\n530203,村村通村,5302,村,,,,\n村1,村委会,5302,村,,,,");
        await using var all = rosters.Open();
        var viewer = new Viewer();
        viewer.Become(1, "x", [new Grant(1, Role.Office, all.Units.Single(unit => unit.Code == "53").Id, default, null)], new DateOnly(2026, 10, 15));
        await using var part = rosters.Store.Open(viewer);
        foreach (var db in (Data.PacesetterDb[])[all, part])
        {
            var (pages, found, next) = (0, new List<string>(), (string?)null);
            do
            {
                (var units, next) = await new SearchUnits(db).PageAsync("村", next, 2);
                found.AddRange(units.Select(unit => unit.Code));
                pages++;
            }
            while (next is not null);
            Assert.Equal((3, "村1"), (pages, found[0]));
            Assert.Equal(["530101", "530201", "530202", "530203", "村1"], found.Order(StringComparer.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Only_what_the_viewer_may_see_is_found(DatabaseKind kind)
    {
        await using var rosters = await Rosters.OnAsync(kind);
        await rosters.MustAsync(RosterKind.Units, Roster);
        await rosters.MustAsync(RosterKind.Members, $"{Rosters.MemberHeader}\n1,王秀兰,530101,,,,\n2,王文清,530201,,,,");
        await using var all = rosters.Open();
        var viewer = new Viewer();
        viewer.Become(1, "x", [new Grant(1, Role.Office, all.Units.Single(unit => unit.Code == "5302").Id, default, null)], new DateOnly(2026, 10, 15));
        await using var db = rosters.Store.Open(viewer);
        var search = new SearchUnits(db);
        Assert.Equal(["530201"], (await search.RunAsync("松", 20)).Select(unit => unit.Code));
        Assert.Empty(await search.RunAsync("5301", 20));
        Assert.Equal("2", Assert.Single(await search.MembersAsync("王", 20)).Number);
    }
}
