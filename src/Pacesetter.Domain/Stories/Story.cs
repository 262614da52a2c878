using System.Globalization;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Stories;

/// <summary>
/// One short record of good work (简报、典型、新闻). Nobody owes one. It is read by somebody who did not write it before the public does. Each act refuses with the
/// reason before it changes anything.
/// </summary>
public sealed class Story
{
    public const int TitleLength = 60;
    public const int TextLength = 600;
    public const int ReasonLength = 300;

    /// <summary>Accounts of its writers, with the separators.</summary>
    public const int WritersLength = 500;

    private const char Between = ' ';

    private Story() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>The month it tells of.</summary>
    public Month Month { get; private set; }

    /// <summary>The finished task whose result it tells; null: none.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>Key of one of the recipe's kinds.</summary>
    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public StoryDraft Draft { get; private set; } = null!;

    public StoryHandIn? HandIn { get; private set; }

    /// <summary>Why it was returned; stays until it is handed in again.</summary>
    public StoryReturn? Return { get; private set; }

    public StoryPublication? Publication { get; private set; }

    public StoryTakingDown? TakenDown { get; private set; }

    /// <summary>Accounts of all who wrote at it: none of them reviews it.</summary>
    public string Writers { get; private set; } = "";

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    /// <summary>The public reads it.</summary>
    public bool IsPublic => Publication is not null && TakenDown is null;

    /// <summary>May be written at: neither waiting for review nor published.</summary>
    public bool IsDraft => HandIn is null && Publication is null;

    /// <summary>Waits for somebody else to read it.</summary>
    public bool IsWaiting => HandIn is not null && Publication is null;

    /// <param name="rules">The campaign's.</param>
    /// <param name="place">Campaign and unit.</param>
    /// <param name="months">The month it tells of, and the running one.</param>
    /// <param name="task">The finished task whose result it tells; null: none.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">stories.month-to-come; those of <see cref="StoryWording.Checked"/>.</exception>
    public static Story Begin(Telling rules, (int Campaign, int Unit) place, StoryWording wording, (Month Of, Month Running) months, Guid? task, StoryHand hand, DateTime at, Guid? id = null)
    {
        var said = wording.Checked(rules);
        BrokenRule.Unless(months.Of <= months.Running, "stories.month-to-come");
        var story = new Story { Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Month = months.Of, TaskId = task };
        story.Take(said, hand, at, 1);
        return story;
    }

    public bool IsWriter(StoryHand hand) => Writers.Split(Between).Contains(Of(hand));

    /// <summary>Writes it anew.</summary>
    /// <returns>How it read before, to be kept; null if nothing is different.</returns>
    /// <exception cref="BrokenRule">stories.not-draft; those of <see cref="StoryWording.Checked"/>.</exception>
    public StoryText? Rewrite(Telling rules, StoryWording wording, StoryHand hand, DateTime at)
    {
        BrokenRule.Unless(IsDraft, "stories.not-draft");
        var said = wording.Checked(rules);
        if ((said.Kind, said.Title, said.Text) == (Kind, Title, Text)) return null;
        var before = new StoryText(Id, Draft.Version, Kind, Title, Text, Draft.By, Draft.Name, Draft.At);
        Take(said, hand, at, Draft.Version + 1);
        Revision++;
        return before;
    }

    /// <summary>Hands it in to be reviewed.</summary>
    /// <exception cref="BrokenRule">stories.not-draft.</exception>
    public void Submit(StoryHand hand, DateTime at)
    {
        BrokenRule.Unless(IsDraft, "stories.not-draft");
        (HandIn, Return) = (new(hand.Account, hand.Name, at), null);
        Revision++;
    }

    /// <summary>Reviewed and good: the public may read it.</summary>
    /// <exception cref="BrokenRule">stories.not-waiting, stories.own.</exception>
    public void Publish(StoryHand hand, DateTime at, Month month)
    {
        DemandReview(hand);
        Publication = new(hand.Account, hand.Name, at, month);
        Revision++;
    }

    /// <summary>Reviewed and not good enough: it goes back to its writers with the reason.</summary>
    /// <exception cref="BrokenRule">stories.not-waiting, stories.own, stories.reason-missing, stories.reason-long.</exception>
    public void SendBack(string? reason, StoryHand hand, DateTime at)
    {
        DemandReview(hand);
        Return = new(hand.Account, hand.Name, at, Demanded(reason));
        HandIn = null;
        Revision++;
    }

    /// <summary>The public may read it no longer.</summary>
    /// <exception cref="BrokenRule">stories.not-public, stories.reason-missing, stories.reason-long.</exception>
    public void TakeDown(string? reason, StoryHand hand, DateTime at)
    {
        BrokenRule.Unless(IsPublic, "stories.not-public");
        TakenDown = new(hand.Account, hand.Name, at, Demanded(reason));
        Revision++;
    }

    /// <summary>Notes that a channel carried it.</summary>
    /// <exception cref="BrokenRule">stories.not-public, stories.channel-unknown, stories.carried-early, stories.carried-later.</exception>
    public StoryCarriage Carry(Telling rules, string? channel, DateOnly on, StoryHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(IsPublic, "stories.not-public");
        BrokenRule.Unless(rules.Channel(channel) is not null, "stories.channel-unknown");
        var published = DateOnly.FromDateTime(Publication!.At.AddHours(8));
        BrokenRule.Unless(on >= published, "stories.carried-early", published);
        BrokenRule.Unless(on <= today, "stories.carried-later", today);
        Revision++;
        return new(Id, channel!, on, hand.Account, hand.Name, at);
    }

    private void Take(StoryWording said, StoryHand hand, DateTime at, int version)
    {
        (Kind, Title, Text, Draft) = (said.Kind!, said.Title!, said.Text!, new(hand.Account, hand.Name, at, version));
        if (Writers.Length == 0) Writers = Of(hand);
        else if (!IsWriter(hand)) Writers += Between + Of(hand);
    }

    private void DemandReview(StoryHand hand)
    {
        BrokenRule.Unless(IsWaiting, "stories.not-waiting");
        BrokenRule.Unless(!IsWriter(hand) && HandIn!.By != hand.Account, "stories.own");
    }

    private static string Of(StoryHand hand) => hand.Account.ToString(CultureInfo.InvariantCulture);

    private static string Demanded(string? reason)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "stories.reason-missing");
        BrokenRule.Unless(reason!.Trim().Length <= ReasonLength, "stories.reason-long", ReasonLength);
        return reason.Trim();
    }
}
