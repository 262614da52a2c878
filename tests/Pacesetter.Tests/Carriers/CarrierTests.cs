using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Web.Carriers;

namespace Pacesetter.Tests.Carriers;

public sealed class CarrierTests
{
    private static readonly Recipe Speech = RecipeFiles.Read(RecipeFiles.Speech);

    private static Carrier Shipped => Speech.Carriers.Single();

    [Fact]
    public void Nobody_makes_up_what_the_shipped_carrier_stands_for()
    {
        Assert.Null(Shipped.Expansion);
        Assert.Empty(Shipped.Aims);
        Assert.All(Shipped.Indicators, indicator => Assert.Null(indicator.Number));
    }

    [Fact]
    public void The_four_papers_have_a_register_each_and_the_other_campaign_another_one()
    {
        Assert.Equal(Speech.Documents.Select(document => document.Key), Speech.Registers.Select(register => register.Document));
        Assert.Empty(RecipeFiles.Read(RecipeFiles.Energy).Registers.Select(register => register.Key).Intersect(Speech.Registers.Select(register => register.Key)));
    }

    [Fact]
    public void An_amendment_takes_the_place_of_the_recipes_record_and_an_addition_comes_behind()
    {
        var campaign = new Campaign("key", "name", 1, new(2026, 1, 1), Month.Of(2026, 12), Month.Of(2026, 3), "", default);
        Assert.Same(Speech, campaign.Amend(Speech));
        campaign.Amend(new Carrier("mine", new("自选")) { Aims = [], Documents = [] });
        campaign.Amend(Shipped with { Expansion = new("促发展、促和谐", "For growth and peace") });
        campaign.Amend(new Carrier("mine", new("自选动作")) { Aims = [new("一件实事")], Documents = [], Indicators = [new(new("场所")) { Number = 3, Count = new("village-venues", "area") }] });
        var carriers = campaign.Amend(Speech).Carriers;
        Assert.Equal([Shipped.Key, "mine"], carriers.Select(one => one.Key));
        Assert.Equal("For growth and peace", carriers[0].Expansion!.En);
        Assert.Equal(("自选动作", "一件实事", 3m, "area"), (carriers[1].Name.Zh, carriers[1].Aims[0].Zh, carriers[1].Indicators[0].Number, carriers[1].Indicators[0].Count!.Field));
        Assert.Equal(3, campaign.CarriersRevision);
    }

    [Fact]
    public void What_cannot_be_kept_or_counted_is_refused()
    {
        Assert.Equal("carriers.name-missing", Code(Shipped with { Name = new(" ") }));
        Assert.Equal("carriers.text-long", Code(Shipped with { Name = new(new('长', 61)) }));
        Assert.Equal("carriers.text-long", Code(Shipped with { Aims = [new(new('长', 301))] }));
        Assert.Equal("carriers.too-many-lines", Code(Shipped with { Aims = [.. Enumerable.Range(0, 13).Select(i => new Label($"目标{i}"))] }));
        Assert.Equal("carriers.document-unknown", Code(Shipped with { Documents = ["rumour"] }));
        Assert.Equal("carriers.count-unknown", Code(Shipped with { Indicators = [new(new("间数")) { Count = new("village-venues", "rooms") }] }));
        Assert.Equal("carriers.number-negative", Code(Shipped with { Indicators = [new(new("场所")) { Number = -1 }] }));
        Shipped.Demand(Speech);
    }

    [Theory]
    [InlineData("zh-CN", "改名", "改名", null)]
    [InlineData("en", "Renamed", "双促双建", "Renamed")]
    [InlineData("en", "Shuangcu Shuangjian", "双促双建", "Shuangcu Shuangjian")]
    public void Words_left_alone_keep_their_other_language(string culture, string typed, string chinese, string? english)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var form = CarrierText.Of(Shipped);
            var read = new CarrierText(field => field == CarrierText.Name ? typed : form[field]).Read(Shipped.Key, Shipped);
            Assert.Equal((chinese, english), (read.Name.Zh, read.Name.En));
            Assert.Equal(Shipped.Owner, read.Owner);
            Assert.Equal(Shipped.Documents, read.Documents);
            Assert.Equal(Shipped.Indicators, read.Indicators);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Code(Carrier carrier) => Assert.Throws<BrokenRule>(() => carrier.Demand(Speech)).Code;
}
