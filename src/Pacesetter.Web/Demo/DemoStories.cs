using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Stories;

namespace Pacesetter.Web.Demo;

/// <summary>Stories: each township, or a unit below it, has told of something in the last weeks, but for some of which nobody has heard; near the demonstration's people some wait or came back.</summary>
internal sealed class DemoStories(PacesetterDb db, DemoWorld world)
{
    private const int RecentDays = 70;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x3C6EF372FE94F82B);
    private readonly List<Story> stories = [];
    private readonly List<StoryCarriage> carried = [];
    private readonly List<Act> acts = [];
    private ILookup<int, PlanTask> finished = Enumerable.Empty<PlanTask>().ToLookup(task => task.UnitId);

    /// <summary>Whether a township is one that nobody hears of, neither it nor those below it.</summary>
    public static bool IsQuiet(ulong seed, DemoUnit unit) => unit is { Tier: "township", IsNear: false } && DiceOf(seed, unit).Chance(0.15);

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Recipe.Stories is null) return;
        var near = units.Where(unit => unit.IsNear).Select(unit => unit.Id).ToArray();
        finished = (await db.PlanTasks.AsNoTracking().Where(task => near.Contains(task.UnitId) && task.Completion != null).OrderBy(task => task.Id).ToListAsync(cancellation)).ToLookup(task => task.UnitId);
        var below = units.Where(unit => unit.Parent is not null).ToLookup(unit => unit.Parent!.Id);
        var home = units.First(unit => unit.IsHome);
        foreach (var township in units.Where(unit => unit.Tier == "township" && !IsQuiet(world.Seed, unit))) Tell(township, [.. below[township.Id]]);
        foreach (var (i, county) in units.Where(unit => unit.Tier == "county").Index()) Publish(county, DiceOf(world.Seed, county), 10 + (i * 9));
        AtHome(home, below);
        await WriteAsync(stories, cancellation);
        await WriteAsync(carried, cancellation);
        await WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private void Tell(DemoUnit township, IReadOnlyList<DemoUnit> below)
    {
        var dice = DiceOf(world.Seed, township);
        Publish(below.Count > 0 && dice.Chance(0.6) ? dice.Pick(below) : township, dice, dice.Between(3, RecentDays));
        if (dice.Chance(0.3)) Publish(township, dice, dice.Between(RecentDays, 2 * RecentDays));
    }

    /// <summary>The village's secretary has one back to mend; its township one to read, and the county one of the township.</summary>
    private void AtHome(DemoUnit home, ILookup<int, DemoUnit> below)
    {
        var (dice, township) = (DiceOf(world.Seed, home), home.Parent!);
        Publish(home, dice, 20);
        if (Begin(home, dice, 6) is { } draft && home.Account != home.Above)
        {
            draft.Submit(Writer(home), At(5, dice));
            draft.SendBack(world.Words.StoryReturns[0], Reader(home), At(4, dice));
            Record("ReturnStory", home, draft, Reader(home), draft.Return!.At, draft.Return.Reason);
        }
        foreach (var unit in below[township.Id].Where(unit => !unit.IsHome).Take(2).Append(township).Append(township.Parent!))
            if (Begin(unit, dice, 4) is { } waiting) Submit(waiting, unit, At(2, dice));
    }

    private void Publish(DemoUnit unit, Dice dice, int daysAgo)
    {
        if (unit.Account == unit.Above || Begin(unit, dice, daysAgo + 3) is not { } story) return;
        Submit(story, unit, story.Draft.At.AddMinutes(20));
        var at = At(daysAgo, dice);
        story.Publish(Reader(unit), at, DemoTime.MonthOf(at));
        Record("PublishStory", unit, story, Reader(unit), at);
        var day = DateOnly.FromDateTime(at.AddHours(8)).AddDays(dice.Between(0, 3));
        if (day >= world.Time.Today || !dice.Chance(0.6)) return;
        var noted = day.ToDateTime(new(9, 0), DateTimeKind.Utc);
        carried.AddRange(dice.Some(world.Recipe.Stories!.Channels, dice.Between(1, 2)).Select(channel => story.Carry(world.Recipe.Stories, channel.Key, day, Writer(unit), noted, world.Time.Today)));
    }

    private void Submit(Story story, DemoUnit unit, DateTime at)
    {
        story.Submit(Writer(unit), at);
        Record("SubmitStory", unit, story, Writer(unit), at);
    }

    private Story? Begin(DemoUnit unit, Dice dice, int daysAgo)
    {
        var at = At(daysAgo, dice);
        List<StoryIdea> fitting = [.. world.Words.Stories.Where(idea => idea.For.Contains(unit.Ideas))];
        if (fitting.Count == 0 || at < world.Time.Start.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) return null;
        var idea = dice.Pick(fitting);
        var task = idea.Task.Length == 0 ? null : finished[unit.Id].FirstOrDefault(one => one.Title.StartsWith(idea.Task, StringComparison.Ordinal) && one.Completion!.At < at);
        var (month, number) = (DemoTime.MonthOf(at), idea.N.Length == 0 ? "" : dice.Between(idea.N[0], idea.N[1]).ToString(CultureInfo.InvariantCulture));
        var story = Story.Begin(world.Recipe.Stories!, (world.Campaign, unit.Id), new(idea.Kind, Said(idea.Title), Said(idea.Text)), (month, world.Time.Running), task?.Id, Writer(unit), at, keys.Next());
        stories.Add(story);
        Record("DraftStory", unit, story, Writer(unit), at);
        return story;

        string Said(string text) => text.Replace("{0}", unit.Row.Name, StringComparison.Ordinal).Replace("{1}", number, StringComparison.Ordinal);
    }

    /// <summary>Acts are told of the last two months.</summary>
    private void Record(string name, DemoUnit unit, Story story, StoryHand hand, DateTime at, string? reason = null)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom) return;
        var act = new Act(name, unit.Id, nameof(Story), story.Id) { CampaignId = world.Campaign, Reason = reason };
        act.Sign(hand.Account, hand.Name, at, "demo");
        acts.Add(act);
    }

    private DateTime At(int daysAgo, Dice dice) => DemoTime.At(world.Time.Today.AddDays(-daysAgo), dice);

    private async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellation) where T : class
    {
        await using var writer = new EntityRows<T>(db);
        await writer.WriteAsync(rows, cancellation);
    }

    private static StoryHand Writer(DemoUnit unit) => new(unit.Account, unit.People[0]);

    private static StoryHand Reader(DemoUnit unit) => new(unit.Above, unit.AboveName);

    private static Dice DiceOf(ulong seed, DemoUnit unit) => new(seed ^ ((ulong)unit.Id * 0xA54FF53A5F1D36F1));
}

/// <summary>A story, as told in words.yaml.</summary>
internal sealed class StoryIdea
{
    /// <summary>Tiers or fields that may tell it.</summary>
    public List<string> For { get; init; } = [];
    public string Kind { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>From and to, of the number in it; empty: there is none.</summary>
    public int[] N { get; init; } = [];
    public string Text { get; init; } = "";

    /// <summary>How a task begins that it may tell of; empty: none.</summary>
    public string Task { get; init; } = "";
}
