using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;

namespace Pacesetter.Tests.Registers;

public sealed class RegisterEntryTests
{
    private static readonly Month October = Month.Of(2026, 10);

    private static readonly Register Venues = new("venues", new("场所"))
    {
        For = Audience.Everybody,
        Fields =
        [
            new("name", new("名称"), RegisterFieldType.Text), new("area", new("面积"), RegisterFieldType.Number) { Sum = true, Required = true },
            new("opened", new("建成"), RegisterFieldType.Date), new("way", new("方式"), RegisterFieldType.Choice) { Choices = [new("new", new("新建", "New"), ["新盖"])] },
        ],
    };

    [Fact]
    public void Values_are_written_in_one_way_however_they_were_typed()
    {
        Assert.Equal("1234.5", Canon("area", " 1,234.50 "));
        Assert.Equal("2008-05-01", Canon("opened", "2008/5/1"));
        Assert.Equal(["new", "new", "new"], new[] { "新建", "NEW", "新盖" }.Select(said => Canon("way", said)));
        Assert.Null(Canon("opened", " "));
    }

    [Theory]
    [InlineData("name", "", "registers.missing")]
    [InlineData("area", "", "registers.missing")]
    [InlineData("area", "很大", "registers.number-unreadable")]
    [InlineData("area", "1e300", "registers.number-unreadable")]
    [InlineData("opened", "去年", "registers.date-unreadable")]
    [InlineData("opened", "0800-01-01", "registers.date-unreadable")]
    [InlineData("way", "租用", "registers.choice-unknown")]
    public void What_does_not_fit_the_type_is_refused(string field, string said, string code) => Assert.Equal(code, Code(() => Canon(field, said)));

    [Fact]
    public void An_entry_counts_from_the_month_it_was_entered_in_however_old_it_is()
    {
        var entry = Made();
        Assert.Equal([false, true, true], new[] { October.Previous, October, October.Next }.Select(entry.IsOpenIn));
        Assert.Empty(entry.In(October.Previous));
        Assert.Equal("registers.day-ahead", Code(() => Made(since: new(2026, 10, 16))));
    }

    [Fact]
    public void A_change_holds_from_its_month_and_leaves_the_months_before_as_they_were()
    {
        var entry = Made();
        Assert.Equal(["area"], entry.Change(Venues, Said("活动室", "150"), entry.Since, Hand(2026, 12, 3)));
        Assert.Equal(["120", "120", "150"], new[] { October, October.Next, October.Add(2) }.Select(month => entry.In(month)["area"]));
        Assert.Equal(150, entry.Values.Single(value => value.Field == "area" && value.ToMonth == Month.Never).Number);
        Assert.Equal(1, entry.Revision);
    }

    [Fact]
    public void What_was_said_within_the_month_is_put_right_in_its_place()
    {
        var entry = Made();
        entry.Change(Venues, Said("活动室", "150"), entry.Since, Hand(2026, 10, 20));
        Assert.Equal("150", Assert.Single(entry.Values, value => value.Field == "area").Text);
        entry.Change(Venues, new Dictionary<string, string> { ["name"] = "活动室", ["area"] = "150", ["way"] = "new" }, entry.Since, Hand(2026, 10, 21));
        entry.Change(Venues, Said("活动室", "150"), entry.Since, Hand(2026, 10, 22));
        Assert.DoesNotContain(entry.Values, value => value.Field == "way");
    }

    [Fact]
    public void To_say_the_same_again_changes_nothing()
    {
        var entry = Made();
        Assert.Empty(entry.Change(Venues, Said("活动室", "120.0"), entry.Since, Hand(2026, 12, 3)));
        Assert.Equal(0, entry.Revision);
    }

    [Fact]
    public void Closed_it_stays_in_the_months_that_counted_it_and_takes_no_more_changes()
    {
        var entry = Made();
        Assert.Equal("registers.closes-before", Code(() => entry.Close(new(2008, 4, 30), "拆除", Hand(2026, 11, 5))));
        Assert.Equal("registers.day-ahead", Code(() => entry.Close(new(2026, 11, 6), "拆除", Hand(2026, 11, 5))));
        Assert.Equal("registers.reason-missing", Code(() => entry.Close(new(2026, 11, 5), " ", Hand(2026, 11, 5))));
        // The day lies in October; October has passed and keeps its number.
        entry.Close(new(2026, 10, 20), "拆除", Hand(2026, 11, 5));
        Assert.Equal([true, false], new[] { October, October.Next }.Select(entry.IsOpenIn));
        Assert.Equal("registers.closed-already", Code(() => entry.Close(new(2026, 11, 5), "拆除", Hand(2026, 11, 5))));
        Assert.Equal("registers.closed-already", Code(() => entry.Change(Venues, Said("活动室", "1"), entry.Since, Hand(2026, 11, 5))));
    }

    [Fact]
    public void A_register_concerns_units_by_any_word_of_their_tier()
    {
        var speech = Campaigns.RecipeFiles.Read(Campaigns.RecipeFiles.Speech);
        var venues = speech.Registers.Single(register => register.Key == "village-venues");
        Assert.True(venues.Concerns(speech, "行政村", "农村"));
        Assert.True(venues.Concerns(speech, "village", ""));
        Assert.False(venues.Concerns(speech, "乡镇", "农村"));
    }

    private static RegisterEntry Made(DateOnly? since = null) => new(Venues, (1, 1), Said("活动室", "120"), since ?? new(2008, 5, 1), Hand(2026, 10, 15));

    private static Dictionary<string, string> Said(string name, string area) => new() { ["name"] = name, ["area"] = area };

    private static EntryHand Hand(int year, int month, int day) => new(1, new(year, month, day, 2, 0, 0, DateTimeKind.Utc), new(year, month, day));

    private static string? Canon(string field, string said) => Venues.Canon(Venues.Field(field)!, said);

    private static string Code(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
