namespace Pacesetter.Domain.Pledges;

/// <summary>What follows a conclusion: notice, appeal, answer, the end.</summary>
public sealed partial class Pledge
{
    /// <summary>The maker objects within the days of notice.</summary>
    /// <exception cref="BrokenRule">pledges.not-concluded, pledges.not-own, pledges.final, pledges.appealed-already, pledges.appeal-late, pledges.reason-missing, pledges.text-long.</exception>
    public void RaiseAppeal(string? reason, bool isMaker, Hand hand, DateTime at, DateOnly today)
    {
        var conclusion = DemandConcluded();
        BrokenRule.Unless(isMaker, "pledges.not-own");
        BrokenRule.Unless(Appeal is null, "pledges.appealed-already");
        BrokenRule.Unless(today <= conclusion.NoticeUntil, "pledges.appeal-late", conclusion.NoticeUntil);
        Appeal = new(hand.Account, at, Demanded(reason));
        Revision++;
    }

    /// <summary>Somebody else than the one who concluded looks again.</summary>
    /// <exception cref="BrokenRule">pledges.not-concluded, pledges.final, pledges.no-appeal, pledges.appeal-answered, pledges.own, pledges.own-conclusion, pledges.reason-missing, pledges.text-long.</exception>
    public void AnswerAppeal(bool upheld, string? reason, Hand hand, DateTime at)
    {
        var conclusion = DemandConcluded();
        BrokenRule.Unless(Appeal is not null, "pledges.no-appeal");
        BrokenRule.Unless(AppealAnswer is null, "pledges.appeal-answered");
        BrokenRule.Unless(!IsOwn(hand) && Appeal!.By != hand.Account, "pledges.own");
        BrokenRule.Unless(conclusion.By != hand.Account, "pledges.own-conclusion");
        AppealAnswer = new(hand.Account, at, upheld, Demanded(reason));
        Revision++;
    }

    /// <summary>Puts an end to it, once the notice is over and no appeal is open.</summary>
    /// <exception cref="BrokenRule">pledges.not-concluded, pledges.final, pledges.own, pledges.notice-running, pledges.appeal-open.</exception>
    public void Finish(Hand hand, DateTime at, DateOnly today)
    {
        var conclusion = DemandConcluded();
        BrokenRule.Unless(!IsOwn(hand), "pledges.own");
        BrokenRule.Unless(Appeal is null || AppealAnswer is { Upheld: false }, "pledges.appeal-open");
        BrokenRule.Unless(today > conclusion.NoticeUntil, "pledges.notice-running", conclusion.NoticeUntil);
        Final = new(hand.Account, at);
        Revision++;
    }

    private Conclusion DemandConcluded()
    {
        BrokenRule.Unless(Final is null, "pledges.final");
        return Conclusion ?? throw new BrokenRule("pledges.not-concluded");
    }
}
