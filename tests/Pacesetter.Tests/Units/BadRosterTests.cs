using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Tests.House;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Tests.Units;

/// <summary>Every kind of bad roster is met with a place and a reason, and leaves the store as it was.</summary>
public sealed class BadRosterTests
{
    public static TheoryData<string, string, string> Units => new()
    {
        { "x,X,nowhere,village,,,,", "r!C2", "units.import-no-parent" },
        { "x,X,y,village,,,,\ny,Y,x,village,,,,", "r!C2", "units.import-cycle" },
        { "a,A,a1,county,,,,", "r!C2", "units.import-cycle" },
        { "x,X,,village,,,,", "r!C2", "units.import-second-root" },
        { "a,A,,county,,,,", "r!C2", "units.import-parent-blank" },
        { "c,City,a,city,,,,", "r!C2", "units.root-stays" },
        { "x,X,a,village,,,,\nx,Y,a,village,,,,", "r!A3", "units.import-duplicate" },
        { ",X,a,village,,,,", "r!A2", "units.import-missing" },
        { "x,,a,village,,,,", "r!B2", "units.import-missing" },
        { "x,X,a,,,,,", "r!D2", "units.import-missing" },
        { "x/y,X,a,village,,,,", "r!A2", "units.import-code-signs" },
        { $"{new string('x', 41)},X,a,village,,,,", "r!A2", "units.import-too-long" },
        { $"x,{new string('x', 121)},a,village,,,,", "r!B2", "units.import-too-long" },
        { "x,X,a,village,,,soon,", "r!G2", "units.import-month" },
        { "x,X,a,village,,,2026-13,", "r!G2", "units.import-month" },
        { "x,X,a,village,,,2026-09,2026-09", "r!H2", "units.closed-before-opened" },
        { "x,X,a,village,,,2025-01,", "r!G2", "units.import-outside-parent" },
        { "a1,A1,a,village,rural,Li,2026-02,", "r!G2", "units.import-opened-otherwise" },
        { "a,A,c,county,,,,2026-12", "r!H2", "units.has-units-below" },
        { "a1,A1,a,village,rural,Li,,2026-12", "r!H2", "units.has-members" },
    };

    public static TheoryData<string, string, string> Members => new()
    {
        { "9,M,nowhere,,,,", "r!C2", "units.import-no-unit" },
        { "9,M,a1,,,,\n9,N,a1,,,,", "r!A3", "units.import-duplicate" },
        { ",M,a1,,,,", "r!A2", "units.import-missing" },
        { "9,,a1,,,,", "r!B2", "units.import-missing" },
        { "9,M,a1,,perhaps,,", "r!E2", "units.import-kind" },
        { "9,M,a1,,,perhaps,", "r!F2", "units.import-yes-or-no" },
        { $"9,{new string('x', 61)},a1,,,,", "r!B2", "units.import-too-long" },
    };

    [Theory, MemberData(nameof(Units))]
    public async Task A_bad_line_of_units_is_named_with_its_cell(string lines, string address, string code)
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        await AssertRefusedAsync(rosters, RosterKind.Units, Encoding.UTF8.GetBytes($"{Rosters.UnitHeader}\n{lines}\nfine,Fine,a,village,,,,"), address, code);
    }

    [Theory, MemberData(nameof(Members))]
    public async Task A_bad_line_of_members_is_named_with_its_cell(string lines, string address, string code)
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        await AssertRefusedAsync(rosters, RosterKind.Members, Encoding.UTF8.GetBytes($"{Rosters.MemberHeader}\n{lines}\n10,Fine,a1,,,,"), address, code);
    }

    [Theory]
    [InlineData("MZ\0\0\u0003\0\0\0", "sheets.not-a-table")]
    [InlineData("", "sheets.empty")]
    [InlineData("name,tier\nA,village", "sheets.missing-column")]
    public async Task A_file_that_is_no_roster_is_refused_as_a_whole(string content, string code)
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        var result = await rosters.ImportAsync(RosterKind.Units, content);
        Assert.Contains(result.Problems, problem => problem.Code == code);
        Assert.False(result.IsWritten);
    }

    [Fact]
    public async Task A_file_of_two_hundred_megabytes_is_refused_unread()
    {
        await using var rosters = await Rosters.PlantedAsync(DatabaseKind.Sqlite);
        var result = await rosters.ImportAsync(RosterKind.Units, new byte[200 << 20], "r.csv");
        Assert.Equal("sheets.too-large", Assert.Single(result.Problems).Code);
    }

    private static async Task AssertRefusedAsync(Rosters rosters, RosterKind kind, byte[] file, string address, string code)
    {
        var result = await rosters.ImportAsync(kind, file, "r.csv");
        Assert.Contains((address, code), result.Problems.Select(problem => (problem.Address, problem.Code)));
        Assert.False(result.IsWritten);
        await using var db = rosters.Open();
        Assert.Equal((5, 3), (await db.Units.CountAsync(), await db.Members.CountAsync()));
    }
}
