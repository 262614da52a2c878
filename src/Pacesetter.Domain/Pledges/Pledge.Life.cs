using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Pledges;

/// <summary>The acts upon a pledge. Each refuses with the reason before it changes anything.</summary>
public sealed partial class Pledge
{
    /// <param name="rules">The campaign's.</param>
    /// <param name="maker">Unit, and member unless the organisation pledges itself.</param>
    /// <param name="year">The year it is for.</param>
    /// <param name="instant">Made on an occasion, beside the round of the year.</param>
    /// <param name="wording">What is promised.</param>
    /// <param name="made">How many pledges of the round this maker has already.</param>
    /// <param name="proposal">Who and when.</param>
    /// <exception cref="BrokenRule">pledges.none-of-organisations, pledges.none-of-members, pledges.too-many; those of <see cref="PledgeWording.Check"/>.</exception>
    /// <param name="id">For planting; null: a new key.</param>
    public static Pledge Propose(Pledging rules, PledgeMaker maker, int year, bool instant, PledgeWording wording, int made, Proposal proposal, Guid? id = null)
    {
        var pledge = new Pledge(maker.CampaignId, maker.UnitId, maker.MemberId, year, instant, proposal) { Id = id ?? Guid.CreateVersion7() };
        var most = rules.For(pledge.Maker) ?? throw new BrokenRule(pledge.MemberId is null ? "pledges.none-of-organisations" : "pledges.none-of-members");
        BrokenRule.Unless(instant || made < most.AtMost, "pledges.too-many", most.AtMost);
        wording = wording.Trimmed();
        wording.Check(rules, year);
        pledge.Write(wording);
        return pledge;
    }

    /// <summary>Writes it anew, as long as nobody has vetted or published it.</summary>
    /// <returns>The old text where it had been sent back; it is kept.</returns>
    /// <exception cref="BrokenRule">pledges.past-writing; those of <see cref="PledgeWording.Check"/>.</exception>
    public PledgeDraft? Rewrite(Pledging rules, PledgeWording wording)
    {
        DemandOpen();
        wording = wording.Trimmed();
        wording.Check(rules, Year);
        var draft = Return is null ? null : Keep(Return);
        Write(wording);
        Return = null;
        Revision++;
        return draft;
    }

    /// <summary>May be taken out again, as long as nobody has judged it.</summary>
    /// <exception cref="BrokenRule">pledges.past-writing.</exception>
    public void DemandOpen() => BrokenRule.Unless(IsOpen, "pledges.past-writing");

    /// <param name="checks">An answer to each of the recipe's questions; a no does not stand in the way, it is a remark.</param>
    /// <exception cref="BrokenRule">Those of <see cref="DemandVettable"/>; pledges.checklist-incomplete, pledges.text-long.</exception>
    public void Vet(Pledging rules, IReadOnlyList<bool> checks, string? remark, Hand hand, DateTime at, Month month)
    {
        DemandVettable(rules, hand);
        BrokenRule.Unless(checks.Count == rules.Vetting.Count, "pledges.checklist-incomplete", rules.Vetting.Count);
        Vetting = new(hand.Account, at, month, string.Concat(checks.Select(check => check ? '1' : '0')), Said(remark));
        Touch(month);
        Revision++;
    }

    /// <exception cref="BrokenRule">Those of <see cref="DemandVettable"/>; pledges.reason-missing, pledges.text-long.</exception>
    public void SendBack(Pledging rules, string? reason, Hand hand, DateTime at)
    {
        DemandVettable(rules, hand);
        Return = new(hand.Account, at, Demanded(reason));
        Revision++;
    }

    /// <summary>The maker lets the name be shown, or no longer.</summary>
    public void LetName(bool shown, Hand hand, DateTime at)
    {
        if (shown == Consent is not null) return;
        Consent = shown ? new(hand.Account, at) : null;
        Revision++;
    }

    /// <exception cref="BrokenRule">Those of <see cref="DemandTurn"/>; pledges.published-already.</exception>
    public void Publish(Pledging rules, Hand hand, DateTime at, Month month)
    {
        BrokenRule.Unless(Publication is null, "pledges.published-already");
        DemandTurn(rules, PledgeStep.Publish);
        Publication = new(hand.Account, at, month);
        Touch(month);
        Revision++;
    }

    /// <summary>Takes it off the public board; the pledge itself stays.</summary>
    /// <exception cref="BrokenRule">pledges.not-public, pledges.reason-missing, pledges.text-long.</exception>
    public void TakeDown(string? reason, Hand hand, DateTime at)
    {
        BrokenRule.Unless(IsPublic, "pledges.not-public");
        TakenDown = new(hand.Account, at, Demanded(reason));
        Revision++;
    }

    /// <summary>Says what came of it; may be said anew until others have spoken.</summary>
    /// <exception cref="BrokenRule">Those of <see cref="DemandTurn"/>; pledges.judged-already, pledges.sentence-missing, pledges.cause-missing, pledges.text-long.</exception>
    public void Fulfil(Pledging rules, Outcome outcome, Hand hand, DateTime at, Month month)
    {
        BrokenRule.Unless(Review is null && Conclusion is null, "pledges.judged-already");
        DemandTurn(rules, PledgeStep.Fulfil);
        var sentence = Said(outcome.Sentence) ?? throw new BrokenRule("pledges.sentence-missing");
        BrokenRule.Unless(outcome.Kept || outcome.Cause is not null, "pledges.cause-missing");
        Touch(Fulfilment?.Month ?? month);
        if (Fulfilment?.Kept != outcome.Kept) Verification = null;
        Fulfilment = new(hand.Account, at, Fulfilment?.Month ?? month, outcome.Kept, outcome.Kept ? null : outcome.Cause, sentence, outcome.EvidenceId ?? Fulfilment?.EvidenceId);
        Revision++;
    }

    /// <summary>Somebody was there and saw whether it is kept.</summary>
    /// <exception cref="BrokenRule">inspections.nothing-to-verify, inspections.own-work.</exception>
    public void Verify(bool confirmed, Hand hand, DateTime at, Month month)
    {
        BrokenRule.Unless(Fulfilment is { Kept: true }, "inspections.nothing-to-verify");
        BrokenRule.Unless(!IsOwn(hand) && Fulfilment!.By != hand.Account, "inspections.own-work");
        Touch(Verification is { } before && before.Month < month ? before.Month : month);
        Verification = new(hand.Account, at, month, confirmed);
        Revision++;
    }

    /// <summary>Another pledge, already proposed, takes its place; this one stays in sight with its text.</summary>
    /// <exception cref="BrokenRule">pledges.not-published, pledges.judged-already, pledges.substituted, pledges.reason-missing, pledges.text-long.</exception>
    public void Substitute(Pledge successor, string? reason, Hand hand, DateTime at, Month month)
    {
        BrokenRule.Unless(Substitution is null, "pledges.substituted");
        BrokenRule.Unless(Vetting is not null || Publication is not null, "pledges.not-published");
        BrokenRule.Unless(Fulfilment is null && Review is null && Conclusion is null, "pledges.judged-already");
        Substitution = new(hand.Account, at, month, Demanded(reason), successor.Id);
        Touch(month);
        Revision++;
    }

    /// <exception cref="BrokenRule">Those of <see cref="DemandTurn"/>; pledges.reviewed-already, pledges.own, pledges.sentence-missing, pledges.text-long.</exception>
    public void Appraise(Pledging rules, string? sentence, Hand hand, DateTime at, Month month)
    {
        BrokenRule.Unless(Review is null, "pledges.reviewed-already");
        DemandTurn(rules, PledgeStep.Review);
        BrokenRule.Unless(!IsOwn(hand), "pledges.own");
        Review = new(hand.Account, at, month, Said(sentence) ?? throw new BrokenRule("pledges.sentence-missing"));
        Touch(month);
        Revision++;
    }

    /// <summary>The organisation's conclusion; made anew only when an appeal against it was upheld.</summary>
    /// <param name="today">The day from which the notice runs.</param>
    /// <param name="people">What the people said; kept beside the grade.</param>
    /// <exception cref="BrokenRule">Those of <see cref="DemandTurn"/>; pledges.concluded-already, pledges.own, pledges.grade-unknown, pledges.text-long.</exception>
    public void Conclude(Pledging rules, string? grade, string? use, Hand hand, DateTime at, DateOnly today, PeopleSaid? people = null)
    {
        BrokenRule.Unless(Final is null && (Conclusion is null || AppealAnswer is { Upheld: true }), "pledges.concluded-already");
        DemandTurn(rules, PledgeStep.Conclude);
        BrokenRule.Unless(!IsOwn(hand), "pledges.own");
        var place = rules.Grades.Index().Where(one => one.Item.Key == grade).Select(one => one.Index + 1).FirstOrDefault();
        BrokenRule.Unless(place > 0, "pledges.grade-unknown");
        var month = Conclusion?.Month ?? Month.From(today);
        Touch(month);
        Conclusion = new(hand.Account, at, month, grade!, place, Said(use), today.AddDays(rules.NoticeDays), people?.Answers, people?.Satisfied);
        (Appeal, AppealAnswer) = (null, null);
        Revision++;
    }

    private void DemandVettable(Pledging rules, Hand hand)
    {
        BrokenRule.Unless(Vetting is null, "pledges.vetted-already");
        DemandTurn(rules, PledgeStep.Vet);
        BrokenRule.Unless(Return is null, "pledges.returned");
        BrokenRule.Unless(!IsOwn(hand), "pledges.own");
    }

    /// <summary>The campaign knows the step, the one before it is done, and the pledge still stands.</summary>
    /// <exception cref="BrokenRule">pledges.step-left-out, pledges.substituted, pledges.not-vetted, pledges.not-published, pledges.not-fulfilled, pledges.not-reviewed.</exception>
    private void DemandTurn(Pledging rules, PledgeStep step)
    {
        BrokenRule.Unless(rules.Has(step), "pledges.step-left-out");
        BrokenRule.Unless(Substitution is null, "pledges.substituted");
        if (rules.Before(step) is not { } before || Has(before)) return;
        throw new BrokenRule(before switch
        {
            PledgeStep.Vet => "pledges.not-vetted",
            PledgeStep.Publish => "pledges.not-published",
            PledgeStep.Fulfil => "pledges.not-fulfilled",
            _ => "pledges.not-reviewed",
        });
    }

    private static string Demanded(string? reason) => Said(reason) ?? throw new BrokenRule("pledges.reason-missing");

    private static string? Said(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        BrokenRule.Unless(text.Length <= ReasonLength, "pledges.text-long", ReasonLength);
        return text.Trim();
    }
}

/// <param name="MemberId">Null: the organisation itself.</param>
public readonly record struct PledgeMaker(int CampaignId, int UnitId, int? MemberId);

/// <summary>What came of a pledge, as the maker or the secretary says.</summary>
/// <param name="Sentence">What was done; where it was not kept, why not.</param>
public sealed record Outcome(bool Kept, string? Sentence, Cause? Cause = null, Guid? EvidenceId = null);
