using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Stories;

public sealed class StoryTests
{
    private static readonly Telling Rules = RecipeFiles.Read(RecipeFiles.Speech).Stories!;
    private static readonly DateTime Now = new(2026, 10, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 10, 15);
    private static readonly Month Month = Month.Of(2026, 10);
    private static readonly StoryHand Writer = new(1, "王建国"), Mender = new(2, "杨秀芬"), Sender = new(3, "罗建国"), Reader = new(12, "李文清");
    private static readonly StoryWording Words = new("news", "水渠修通了", "八天清淤一千二百米。");

    [Fact]
    public void Its_writer_does_not_review_it()
    {
        var story = Waiting();
        Assert.Equal("stories.own", Refused(() => story.Publish(Writer, Now, Month)));
        Assert.Equal("stories.own", Refused(() => story.SendBack("太长", Writer, Now)));
        story.Publish(Reader, Now, Month);
        Assert.Equal(("李文清", true), (story.Publication!.Name, story.IsPublic));
    }

    [Fact]
    public void Neither_does_whoever_wrote_an_earlier_version_or_handed_it_in()
    {
        var story = Begun();
        story.Rewrite(Rules, Words with { Title = "水渠通了" }, Mender, Now);
        story.Submit(Sender, Now);
        foreach (var hand in new[] { Writer, Mender, Sender }) Assert.Equal("stories.own", Refused(() => story.Publish(hand, Now, Month)));
        // Account 12 begins with the sign of account 1 and is another person all the same.
        story.Publish(Reader, Now, Month);
    }

    [Fact]
    public void Nothing_is_published_that_nobody_handed_in() => Assert.Equal("stories.not-waiting", Refused(() => Begun().Publish(Reader, Now, Month)));

    [Fact]
    public void What_comes_back_is_written_anew_and_the_old_text_is_kept()
    {
        var story = Waiting();
        Assert.Equal("stories.not-draft", Refused(() => story.Rewrite(Rules, Words, Writer, Now)));
        Assert.Equal("stories.reason-missing", Refused(() => story.SendBack(" ", Reader, Now)));
        story.SendBack("没写结果", Reader, Now);
        Assert.Null(story.Rewrite(Rules, Words, Writer, Now));
        var before = story.Rewrite(Rules, Words with { Text = "三百亩稻田用上了水。" }, Writer, Now)!;
        Assert.Equal((1, "八天清淤一千二百米。", 2, "三百亩稻田用上了水。"), (before.Number, before.Text, story.Draft.Version, story.Text));
        Assert.Equal("没写结果", story.Return!.Reason);
        story.Submit(Writer, Now);
        Assert.Null(story.Return);
    }

    [Fact]
    public void What_the_public_reads_is_not_changed_but_taken_down_with_a_reason()
    {
        var story = Published();
        Assert.Equal("stories.not-draft", Refused(() => story.Rewrite(Rules, Words with { Title = "改" }, Writer, Now)));
        Assert.Equal("stories.reason-missing", Refused(() => story.TakeDown(null, Writer, Now)));
        story.TakeDown("写到的人不愿公开", Writer, Now);
        Assert.False(story.IsPublic);
        Assert.Equal("stories.not-public", Refused(() => story.TakeDown("再撤", Writer, Now)));
    }

    [Fact]
    public void It_is_carried_once_the_public_reads_it_by_a_channel_of_the_campaign()
    {
        Assert.Equal("stories.not-public", Refused(() => Waiting().Carry(Rules, "newspaper", Today, Writer, Now, Today)));
        var story = Published();
        Assert.Equal("stories.channel-unknown", Refused(() => story.Carry(Rules, "telegram", Today, Writer, Now, Today)));
        Assert.Equal("stories.carried-early", Refused(() => story.Carry(Rules, "newspaper", Today.AddDays(-1), Writer, Now, Today)));
        Assert.Equal("stories.carried-later", Refused(() => story.Carry(Rules, "newspaper", Today.AddDays(1), Writer, Now, Today)));
        var carried = story.Carry(Rules, "newspaper", Today, Writer, Now, Today);
        Assert.Equal(("newspaper", Today), (carried.Channel, carried.Day));
    }

    [Fact]
    public void It_is_short_named_and_not_secret()
    {
        Assert.Equal("stories.kind-unknown", Refused(() => Begun(Words with { Kind = "poem" })));
        Assert.Equal("stories.title-missing", Refused(() => Begun(Words with { Title = " " })));
        Assert.Equal("stories.title-long", Refused(() => Begun(Words with { Title = new('长', Story.TitleLength + 1) })));
        Assert.Equal("stories.text-missing", Refused(() => Begun(Words with { Text = null })));
        Assert.Equal("stories.text-long", Refused(() => Begun(Words with { Text = new('长', Story.TextLength + 1) })));
        Assert.Equal(Story.TextLength, Begun(Words with { Text = new('长', Story.TextLength) }).Text.Length);
        Assert.Equal("directives.secret", Refused(() => Begun(Words with { Text = "机密★1年\n八天清淤一千二百米。" })));
    }

    [Fact]
    public void It_tells_of_no_month_to_come() =>
        Assert.Equal("stories.month-to-come", Refused(() => Story.Begin(Rules, (1, 1), Words, (Month.Next, Month), null, Writer, Now)));

    private static Story Begun(StoryWording? words = null) => Story.Begin(Rules, (1, 1), words ?? Words, (Month, Month), null, Writer, Now);

    private static Story Waiting()
    {
        var story = Begun();
        story.Submit(Writer, Now);
        return story;
    }

    private static Story Published()
    {
        var story = Waiting();
        story.Publish(Reader, Now, Month);
        return story;
    }

    private static string Refused(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
