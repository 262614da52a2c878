using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Awards;

/// <summary>An organisation or a member proposed for a title, on its way up to the unit that honours.</summary>
public sealed class AwardCandidate
{
    public const int SubjectLength = 60;
    public const int NameLength = 120;
    public const int PostLength = 60;

    private AwardCandidate() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public Guid RoundId { get; private set; }

    /// <summary>The unit that honours.</summary>
    public int HeadId { get; private set; }

    /// <summary>Key of one of the recipe's titles.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The organisation, or the member's.</summary>
    public int UnitId { get; private set; }

    public int? MemberId { get; private set; }

    /// <summary>Unit or member as one key: nobody stands twice for a title in a round.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>As it was called when it was proposed.</summary>
    public string Name { get; private set; } = "";

    public string Post { get; private set; } = "";

    /// <summary>Why, in a few sentences; everything else is in the system.</summary>
    public string Reason { get; private set; } = "";

    public Nomination Nomination { get; private set; } = null!;

    /// <summary>The member agreed that their name is shown in public; else unit and post are.</summary>
    public AwardStep? Consent { get; private set; }

    /// <summary>The unit whose word it waits for.</summary>
    public int AtId { get; private set; }

    /// <summary>The unit that sent it there.</summary>
    public int FromId { get; private set; }

    public HoldBack? Held { get; private set; }

    public AwardStep? Shortlisting { get; private set; }

    /// <summary>The title was given.</summary>
    public AwardStep? Honouring { get; private set; }

    public AwardWithdrawal? Withdrawal { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    public bool IsAtHead => AtId == HeadId;

    public bool IsHonoured => Honouring is not null && Withdrawal is null;

    /// <summary>Waits for the unit where it lies to pass it on.</summary>
    public bool IsOnTheWay => Withdrawal is null && Held is null && !IsAtHead;

    /// <summary>Whoever proposed it, or is it, does not decide on it.</summary>
    public bool IsOwn(AwardHand hand) => hand.Account == Nomination.By || (MemberId is not null && MemberId == hand.Member);

    /// <param name="round">Still taking proposals.</param>
    /// <param name="title">The recipe's.</param>
    /// <param name="who">The candidate.</param>
    /// <param name="reason">A few sentences.</param>
    /// <param name="way">The unit that proposes, and the one right above it; the head proposes to itself.</param>
    /// <param name="against">What rules it out.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">awards.not-nominating, awards.about-other, awards.not-meant, awards.reason-missing, awards.text-long; the sentence of the first hindrance.</exception>
    public static AwardCandidate Nominate(AwardRound round, AwardTitle title, Proposed who, string? reason, (int By, int Next) way, IReadOnlyList<Hindrance> against, AwardHand hand, DateTime at, DateOnly today, Guid? id = null)
    {
        BrokenRule.Unless(round.TakesNominationsOn(today), "awards.not-nominating");
        BrokenRule.Unless(title.About == (who.MemberId is null ? Campaigns.Subject.Organisations : Campaigns.Subject.Members), "awards.about-other", title.Label);
        BrokenRule.Unless(title.For.Includes(who.Tier, who.Field), "awards.not-meant", who.Name, title.Label);
        if (against.Count > 0) throw against[0].Said(who.Name);
        if (way.Next == round.UnitId) round.Arrive();
        return new()
        {
            Id = id ?? Guid.CreateVersion7(), CampaignId = round.CampaignId, RoundId = round.Id, HeadId = round.UnitId, Title = title.Key, UnitId = who.UnitId, MemberId = who.MemberId,
            Subject = who.MemberId is { } member ? FormattableString.Invariant($"m{member}") : FormattableString.Invariant($"u{who.UnitId}"),
            Name = who.Name, Post = who.Post, Reason = AwardRound.Demanded(reason), Nomination = new(hand.Account, hand.Name, at, way.By), AtId = way.Next, FromId = way.By,
        };
    }

    /// <summary>Passed on by the unit where it lies, also one that had held it back.</summary>
    /// <param name="next">The unit right above that one.</param>
    /// <exception cref="BrokenRule">awards.not-gathering, awards.withdrawn-already, awards.at-head, awards.own-nomination; the sentence of the first hindrance.</exception>
    public void Forward(AwardRound round, int next, IReadOnlyList<Hindrance> against, AwardHand hand)
    {
        DemandMoving(round, hand);
        BrokenRule.Unless(!IsAtHead, "awards.at-head");
        if (against.Count > 0) throw against[0].Said(Name);
        (FromId, AtId, Held) = (AtId, next, null);
        if (next == round.UnitId) round.Arrive();
        Revision++;
    }

    /// <summary>Not passed on by the unit where it lies, until that unit thinks again.</summary>
    /// <exception cref="BrokenRule">awards.not-gathering, awards.withdrawn-already, awards.at-head, awards.own-nomination, awards.held-already, awards.reason-missing, awards.text-long.</exception>
    public void KeepBack(AwardRound round, string? reason, AwardHand hand, DateTime at)
    {
        DemandMoving(round, hand);
        BrokenRule.Unless(!IsAtHead, "awards.at-head");
        BrokenRule.Unless(Held is null, "awards.held-already");
        Held = new(hand.Account, hand.Name, at, AtId, AwardRound.Demanded(reason));
        Revision++;
    }

    /// <exception cref="BrokenRule">awards.withdrawn-already.</exception>
    public void Show(bool name, AwardHand hand, DateTime at)
    {
        BrokenRule.Unless(Withdrawal is null, "awards.withdrawn-already");
        Consent = name ? new(hand.Account, hand.Name, at) : null;
        Revision++;
    }

    /// <summary>The candidate no longer stands; after the decision, the title is taken away.</summary>
    /// <exception cref="BrokenRule">awards.withdrawn-already, awards.reason-missing, awards.text-long, awards.not-honoured (the round is over and it was not given the title).</exception>
    public void Withdraw(AwardRound round, string? reason, AwardHand hand, DateTime at)
    {
        BrokenRule.Unless(Withdrawal is null, "awards.withdrawn-already");
        BrokenRule.Unless(!round.IsOver || Honouring is not null, "awards.not-honoured");
        Withdrawal = new(hand.Account, hand.Name, at, AwardRound.Demanded(reason));
        Revision++;
    }

    /// <exception cref="BrokenRule">awards.withdrawn-already, awards.not-arrived, awards.own-nomination.</exception>
    public void DemandShortlistable(AwardHand hand)
    {
        BrokenRule.Unless(Withdrawal is null, "awards.withdrawn-already");
        BrokenRule.Unless(IsAtHead && Held is null, "awards.not-arrived", Name);
        BrokenRule.Unless(!IsOwn(hand), "awards.own-nomination", Name);
    }

    /// <summary>Every body was heard, and none with a veto objects.</summary>
    /// <exception cref="BrokenRule">awards.unheard, awards.vetoed.</exception>
    public void DemandHeard(Awarding rules, IReadOnlyCollection<AwardOpinion> opinions)
    {
        foreach (var body in rules.Opinions)
        {
            var said = opinions.FirstOrDefault(one => one.CandidateId == Id && one.Body == body.Key);
            BrokenRule.Unless(said is not null, "awards.unheard", Name, body.Label);
            BrokenRule.Unless(!body.Veto || said!.Hearing.Agrees, "awards.vetoed", Name, body.Label);
        }
    }

    internal void Shortlist(bool chosen, AwardHand hand, DateTime at)
    {
        if (chosen == (Shortlisting is not null)) return;
        Shortlisting = chosen ? new(hand.Account, hand.Name, at) : null;
        Revision++;
    }

    internal void Honour(AwardHand hand, DateTime at)
    {
        Honouring = new(hand.Account, hand.Name, at);
        Revision++;
    }

    private void DemandMoving(AwardRound round, AwardHand hand)
    {
        BrokenRule.Unless(round.IsGathering, "awards.not-gathering");
        BrokenRule.Unless(Withdrawal is null, "awards.withdrawn-already");
        BrokenRule.Unless(!IsOwn(hand), "awards.own-nomination", Name);
    }
}

/// <summary>Who is proposed.</summary>
/// <param name="Tier">Key of the recipe's tier of the unit.</param>
/// <param name="Field">Key of its field; empty for none.</param>
public sealed record Proposed(int UnitId, int? MemberId, string Name, string Post, string Tier, string Field);
