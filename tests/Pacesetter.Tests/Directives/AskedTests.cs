using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Directives;

public sealed class AskedTests
{
    [Theory]
    [InlineData("建筑面积", "场所建筑面积", true)]
    [InlineData("场所 建筑面积", "场所（建筑面积）", true)]
    [InlineData("Floor area", "FLOOR-AREA", true)]
    [InlineData("书记", "书记姓名", false)]
    [InlineData("投入资金", "到位资金", false)]
    [InlineData("……", "。", false)]
    public void The_same_thing_is_known_by_its_name(string asked, string known, bool same) => Assert.Equal(same, new AskedThing(asked, 1, 0, 0, Every.Campaign).Means(known));

    [Fact]
    public void What_it_costs_follows_from_the_model_alone()
    {
        var load = new AskedLoad([new("场所台账", 6, 1, 0, Every.Campaign), new("月报", 3, 0, 0, Every.Month), new("检查", 0, 0, 1, Every.Quarter)], 600);
        // A page and a touch, fields of ten seconds, a file of ninety.
        Assert.Equal(5 + 2 + 60 + 90, load.SecondsOnce);
        Assert.Equal(5 + 2 + 30 + (3600 / 3), load.SecondsAMonth);
        Assert.Equal(5 + 2 + 100, load.SecondsToReceive);
        Assert.Equal((9, 1, 1), (load.Fields, load.Attachments, load.Receptions));
    }

    [Fact]
    public void What_the_campaign_asks_for_itself_is_known()
    {
        var known = AskedAlready.By(RecipeFiles.Read(RecipeFiles.Speech)).Select(one => one.Name).ToList();
        foreach (var name in (string[])["月度进展", "逐月推进计划", "建筑面积", "党员人数"]) Assert.Contains(name, known);
    }

    [Theory]
    [InlineData("", 1, "directives.thing-unnamed")]
    [InlineData("台账", 0, "directives.thing-empty")]
    [InlineData("台账", 201, "directives.thing-range")]
    [InlineData("台账", -1, "directives.thing-range")]
    public void A_thing_asked_has_a_name_and_says_how_much_it_is(string name, int fields, string code) =>
        Assert.Equal(code, Assert.Throws<BrokenRule>(() => new AskedThing(name, fields, 0, 0, Every.Campaign).Checked()).Code);
}
