using System.Diagnostics;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Tests.Standards;

public sealed class CoverageTests
{
    private static readonly Month October = Month.Of(2026, 10);
    private static readonly StandardItem Results = new("results", new("工作业绩好"), null), Members = new("members", new("党员队伍好"), null);

    // 1 city · 2, 3 counties · 4, 5 villages under 2 · 6 village under 3
    private static readonly CoverageUnit[] Tree =
    [
        new(1, null, 1, new("city", "", "")), new(2, 1, 2, new("county", "", "")), new(3, 1, 3, new("county", "", "")),
        new(4, 2, 4, new("village", "rural", "")), new(5, 2, 5, new("village", "community", "")), new(6, 3, 6, new("village", "rural", "")),
    ];

    [Fact]
    public void Without_anything_every_unit_lacks_every_item()
    {
        var cells = Coverage([], []).Cells();
        Assert.All(cells, cell => Assert.Equal(cell.Units, cell.Without));
        Assert.Equal(12, cells.Sum(cell => cell.Without));
        Assert.Equal(2, Cell(cells, "results", "village", "rural").Units);
    }

    [Fact]
    public void A_refinement_covers_what_lies_below_its_unit_and_is_of_the_kind_it_names()
    {
        var coverage = Coverage([], [Made(2, "results", "每年办成1件增收实事", tiers: "village", fields: "rural")]);
        Assert.Equal([1, 2, 5, 3, 6], coverage.Without("results", null, null));
        Assert.Equal([6], coverage.Without("results", "village", "rural"));
        Assert.Equal(6, coverage.Without("members", null, null).Count());
    }

    [Fact]
    public void What_stands_above_covers_the_whole_subtree_and_a_vague_sentence_covers_nobody()
    {
        Assert.Equal([1, 2, 3], Coverage([Made(99, "results", "每年办成1件增收实事", tiers: "village")], []).Without("results", null, null));
        Assert.Equal(6, Coverage([Made(99, "results", "进一步加强各项工作")], []).Without("results", null, null).Count());
    }

    [Fact]
    public void What_the_campaign_says_covers_too()
    {
        var sets = Sets(new StandardRefinement("results", new("每年办成1件增收实事")) { Tiers = [], Fields = ["rural"], Industries = [], Check = CheckedBy.Site });
        Assert.Equal([1, 2, 5, 3], new Coverage(1, Tree, sets, [], []).Without("results", null, null));
    }

    [Fact]
    public void Each_number_is_the_length_of_the_list_behind_it()
    {
        var coverage = Coverage([Made(99, "members", "每名党员联系1户", fields: "rural")], [Made(3, "results", "每年办成1件增收实事"), Made(5, "members", "每名党员认领1个楼院")]);
        Assert.All(coverage.Cells(), cell => Assert.Equal(cell.Without, coverage.Without(cell.Item, cell.Tier, cell.Field).Count()));
    }

    [Fact]
    public void Units_of_a_tier_the_campaign_does_not_know_are_left_out()
    {
        var coverage = new Coverage(1, [.. Tree, new(7, 3, 7, new("", "", ""))], Sets(), [], []);
        Assert.Equal(6, coverage.Without("results", null, null).Count());
    }

    [Fact]
    public void Sixteen_thousand_units_are_judged_in_a_moment()
    {
        var units = Enumerable.Range(0, 16_000).Select(i => new CoverageUnit(i + 1, i == 0 ? null : ((i - 1) / 12) + 1, i, new("village", (i % 8).ToString(System.Globalization.CultureInfo.InvariantCulture), ""))).ToList();
        var made = Enumerable.Range(2, 1300).Select(unit => Made(unit, "results", $"每村每年硬化道路{unit}米")).ToList();
        new Coverage(1, units, Sets(), [], made).Cells();
        var watch = Stopwatch.StartNew();
        Assert.Equal(1, new Coverage(1, units, Sets(), [], made).Cells().Where(cell => cell.Item == "results").Sum(cell => cell.Without));
        TestContext.Current.SendDiagnosticMessage($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.ElapsedMilliseconds < 1500, $"{watch.ElapsedMilliseconds} ms");
    }

    private static Coverage Coverage(Refinement[] above, Refinement[] below) => new(1, Tree, Sets(), above, below);

    private static StandardSet[] Sets(params StandardRefinement[] refinements) =>
        [new("five", new("五个好")) { For = Subject.Organisations, Items = [Results, Members], Refinements = refinements }];

    private static Refinement Made(int unit, string item, string text, string tiers = "", string fields = "") =>
        new(1, unit, new(item, text, CheckedBy.Site) { Tiers = tiers, Fields = fields }, October, 1, DateTime.UnixEpoch);

    private static CoverageCell Cell(IReadOnlyList<CoverageCell> cells, string item, string tier, string field) => Assert.Single(cells, cell => (cell.Item, cell.Tier, cell.Field) == (item, tier, field));
}
