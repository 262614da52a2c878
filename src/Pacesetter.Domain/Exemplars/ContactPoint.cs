using Pacesetter.Domain.Units;

namespace Pacesetter.Domain.Exemplars;

/// <summary>A unit that a leader looks after (联系点): who, since when, and what each visit was about, in one line.</summary>
public sealed class ContactPoint
{
    public const int LineLength = 200;

    private ContactPoint() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public string Leader { get; private set; } = "";

    public string Post { get; private set; } = "";

    /// <summary>The leader's account, where the name tells which.</summary>
    public int? LeaderId { get; private set; }

    public DateOnly Since { get; private set; }

    public ExemplarStep Start { get; private set; } = null!;

    public ExemplarEnding? Ending { get; private set; }

    /// <param name="place">Campaign and unit.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">exemplars.leader-missing, exemplars.text-long, exemplars.day-ahead.</exception>
    public static ContactPoint Begin((int Campaign, int Unit) place, Incumbent leader, DateOnly since, ExemplarHand hand, Guid? id = null)
    {
        var (name, post) = (Practice.Demanded(leader.Name, "exemplars.leader-missing", Unit.PersonLength), (leader.Post ?? "").Trim());
        BrokenRule.Unless(post.Length <= Unit.PersonLength, "exemplars.text-long", Unit.PersonLength);
        BrokenRule.Unless(since <= hand.Today, "exemplars.day-ahead", since);
        return new() { Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Leader = name, Post = post, LeaderId = leader.AccountId, Since = since, Start = hand.Step };
    }

    /// <summary>The leader was there.</summary>
    /// <param name="line">What it was about, and what came of it.</param>
    /// <exception cref="BrokenRule">exemplars.ended-already, exemplars.line-missing, exemplars.text-long, exemplars.day-ahead, exemplars.visit-before.</exception>
    public ContactVisit Note(DateOnly day, string? line, ExemplarHand hand, Guid? id = null)
    {
        BrokenRule.Unless(Ending is null, "exemplars.ended-already");
        BrokenRule.Unless(day <= hand.Today, "exemplars.day-ahead", day);
        BrokenRule.Unless(day >= Since, "exemplars.visit-before", Since);
        return new(id ?? Guid.CreateVersion7(), Id, UnitId, day, Practice.Demanded(line, "exemplars.line-missing", LineLength), hand.Account, hand.Name, hand.At);
    }

    /// <exception cref="BrokenRule">exemplars.ended-already, exemplars.ends-before, exemplars.day-ahead, exemplars.reason-missing, exemplars.text-long.</exception>
    public void End(DateOnly day, string? reason, ExemplarHand hand)
    {
        BrokenRule.Unless(Ending is null, "exemplars.ended-already");
        BrokenRule.Unless(day >= Since, "exemplars.ends-before", Since);
        BrokenRule.Unless(day <= hand.Today, "exemplars.day-ahead", day);
        Ending = hand.End(day, Practice.Demanded(reason, "exemplars.reason-missing", Practice.ReasonLength));
    }
}

/// <summary>A visit of the leader: the day and one line. Nothing counts them up.</summary>
public sealed record ContactVisit(Guid Id, Guid ContactId, int UnitId, DateOnly Day, string Line, int By, string Name, DateTime At);
