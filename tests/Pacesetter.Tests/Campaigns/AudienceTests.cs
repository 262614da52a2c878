using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Tests.Campaigns;

public sealed class AudienceTests
{
    private static readonly Recipe Energy = RecipeFiles.Read(RecipeFiles.Energy);

    [Fact]
    public void Everybody_is_meant_where_nothing_is_said() =>
        Assert.Equal(Energy.Tiers.Count * (Energy.Fields.Count + 1), Audience.Everybody.Rows(Energy).Count());

    [Fact]
    public void An_excluded_tier_is_not_meant_even_if_named()
    {
        var audience = new Audience(["college", "crew"], [], ["crew"]);
        Assert.True(audience.Includes("college", ""));
        Assert.False(audience.Includes("crew", ""));
        Assert.False(audience.Includes("university", ""));
    }

    [Fact]
    public void Units_without_a_field_are_not_meant_where_fields_are_named()
    {
        var audience = new Audience([], ["canteen"], []);
        Assert.True(audience.Includes("crew", "canteen"));
        Assert.False(audience.Includes("crew", ""));
    }

    [Fact]
    public void Rows_are_exactly_the_pairs_that_are_included()
    {
        var audience = new Audience(["college", "department"], ["canteen", "plant"], ["department"]);
        Assert.Equal([("college", "canteen"), ("college", "plant")], audience.Rows(Energy));
    }

    [Theory]
    [InlineData("市", "city")]
    [InlineData("县区", "county")]
    [InlineData("乡镇街道", "township")]
    [InlineData("村社区", "village")]
    [InlineData("社区", "village")]
    [InlineData(" City ", "city")]
    [InlineData("county-organ", "county-organ")]
    [InlineData("党支部", "branch")]
    public void A_roster_names_a_tier_by_key_label_or_alias(string word, string tier) =>
        Assert.Equal(tier, RecipeFiles.Read(RecipeFiles.Speech).Tier(word)?.Key);

    [Fact]
    public void An_unknown_word_means_no_tier() => Assert.Null(Energy.Tier("县区"));
}
