using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Appraisals;

/// <summary>
/// The people appraise a unit's organisation or its members, on paper, by one-time codes, or both (群众评议). Papers are counted by two people who
/// do not see each other's numbers. Of single ballots nothing is kept, and before the round is closed nobody sees a result.
/// </summary>
public sealed class AppraisalRound : ITallied
{
    public const int TitleLength = 100;
    public const int MostExpected = 100_000;
    public const int ReasonLength = 500;

    private AppraisalRound() { }

    private AppraisalRound(RoundDraft draft, BallotForm form, Opening opening, RoundKeys keys)
    {
        (CampaignId, UnitId, About, Title, Expected) = (draft.CampaignId, draft.UnitId, draft.About, draft.Title!.Trim(), draft.Expected);
        (FormText, Opening, Id, Sign, Salt) = (form.ToText(), opening, keys.Id, keys.Sign, keys.Salt);
    }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public Subject About { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>How many people are asked.</summary>
    public int Expected { get; private set; }

    /// <summary>A <see cref="BallotForm"/>.</summary>
    public string FormText { get; private set; } = "";

    /// <summary>With which the round's codes begin; free for other rounds once this one is closed.</summary>
    public string? Sign { get; private set; }

    public string Salt { get; private set; } = "";

    public Opening Opening { get; private set; } = null!;

    public PaperEntry? First { get; private set; }

    public PaperEntry? Second { get; private set; }

    public Closing? Closing { get; private set; }

    public CallingOff? CalledOff { get; private set; }

    /// <summary>A <see cref="RoundResult"/>; null until the round is closed.</summary>
    public string? ResultText { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    /// <summary>Ballots and counts are still taken.</summary>
    public bool IsOpen => Closing is null && CalledOff is null;

    public BallotForm Form => BallotForm.Parse(FormText);

    public RoundResult? Result => ResultText is null ? null : RoundResult.Parse(ResultText);

    public Touched Whole => new(CampaignId, UnitId, Closing?.Month ?? Month.Never);

    /// <summary>Where the two counts of the papers disagree; null as long as there are not two.</summary>
    public IReadOnlyList<Difference>? Differences => First is { Content: not "" } first && Second is { Content: not "" } second ? first.Count.Differences(second.Count) : null;

    /// <exception cref="BrokenRule">appraisals.title-missing, appraisals.text-long, appraisals.expected-wrong; those of <see cref="BallotForm.Of"/>.</exception>
    public static AppraisalRound Open(Appraising rules, RoundDraft draft, IReadOnlyList<BallotSubject> subjects, Opening opening, RoundKeys? keys = null)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(draft.Title), "appraisals.title-missing");
        BrokenRule.Unless(draft.Title!.Trim().Length <= TitleLength, "appraisals.text-long", TitleLength);
        DemandExpected(draft.Expected);
        return new(draft, BallotForm.Of(rules, draft.About, subjects), opening, keys ?? RoundKeys.New());
    }

    /// <exception cref="BrokenRule">appraisals.closed, appraisals.called-off.</exception>
    public void DemandOpen()
    {
        BrokenRule.Unless(CalledOff is null, "appraisals.called-off");
        BrokenRule.Unless(Closing is null, "appraisals.closed");
    }

    /// <summary>More or fewer people are asked than was thought.</summary>
    /// <exception cref="BrokenRule">appraisals.closed, appraisals.expected-wrong.</exception>
    public void Expect(int people)
    {
        DemandOpen();
        DemandExpected(people);
        Expected = people;
        Revision++;
    }

    /// <summary>One of two people puts their count of the papers in, or puts it right.</summary>
    /// <returns>1 or 2: whose count it is.</returns>
    /// <exception cref="BrokenRule">appraisals.closed, appraisals.two-have-counted, appraisals.more-than-expected; those of <see cref="Count.Check"/>.</exception>
    public int Enter(int account, string name, Count count, DateTime at)
    {
        DemandOpen();
        BrokenRule.Unless(PlaceFor(account) is not null, "appraisals.two-have-counted", First?.Name, Second?.Name);
        count.Check(Form);
        BrokenRule.Unless(count.Ballots <= Expected, "appraisals.more-than-expected", count.Ballots, Expected);
        var (place, entry) = (PlaceFor(account)!.Value, new PaperEntry(account, name, at, count.ToText()));
        if (place == 1) First = entry;
        else Second = entry;
        Revision++;
        return place;
    }

    /// <summary>1 or 2: as which of the two this person counts; null if two others do.</summary>
    public int? PlaceFor(int account) =>
        First?.By == account ? 1 : Second?.By == account ? 2 : First is null ? 1 : Second is null ? 2 : null;

    /// <summary>What this person entered. The other's count is for nobody's eyes but in <see cref="Differences"/>, once there are two.</summary>
    public PaperEntry? EntryOf(int account) => First?.By == account ? First : Second?.By == account ? Second : null;

    /// <param name="codes">What was voted by code.</param>
    /// <param name="by">The account.</param>
    /// <exception cref="BrokenRule">appraisals.closed, appraisals.second-count-missing, appraisals.counts-differ, appraisals.no-ballots, appraisals.more-than-expected.</exception>
    public void Close(Count codes, int by, DateTime at, Month month)
    {
        DemandOpen();
        BrokenRule.Unless(First is null == Second is null, "appraisals.second-count-missing");
        BrokenRule.Unless(Differences is null or { Count: 0 }, "appraisals.counts-differ", Differences?.Count);
        var form = Form;
        var result = RoundResult.Of(form, First?.Count ?? Count.None(form), codes);
        BrokenRule.Unless(result.Returned > 0, "appraisals.no-ballots");
        BrokenRule.Unless(result.Returned <= Expected, "appraisals.more-than-expected", result.Returned, Expected);
        var sum = RoundResult.Sum(form, result.Items);
        var shown = form.Subjects.Index().Count(subject => result.Of(form, subject.Index).Any(item => item is not null));
        Closing = new(by, at, month, result.Returned, result.Spoiled, shown, sum.Answers, sum.Satisfied, sum.Unaware, sum.Blank);
        ResultText = result.ToText();
        Empty();
    }

    /// <summary>Ends the round without a result; whatever was counted or voted is gone.</summary>
    /// <exception cref="BrokenRule">appraisals.closed, appraisals.called-off, appraisals.reason-missing, appraisals.text-long.</exception>
    public void CallOff(string? reason, int by, DateTime at)
    {
        DemandOpen();
        CalledOff = new(by, at, Demanded(reason));
        Empty();
    }

    /// <summary>Lets somebody else count in the place of one of the two, whose count is gone: who fell ill, or whom the numbers do not let agree.</summary>
    /// <param name="place">1 or 2.</param>
    /// <param name="by">Who decides; never the other one of the two, who could else choose whom to agree with.</param>
    /// <returns>Who leaves.</returns>
    /// <exception cref="BrokenRule">appraisals.closed, appraisals.called-off, appraisals.no-counter, appraisals.other-counter, appraisals.reason-missing, appraisals.text-long.</exception>
    public PaperEntry Relieve(int place, string? reason, int by)
    {
        DemandOpen();
        var (leaves, stays) = place == 1 ? (First, Second) : (Second, First);
        BrokenRule.Unless(place is 1 or 2 && leaves is not null, "appraisals.no-counter");
        BrokenRule.Unless(stays?.By != by, "appraisals.other-counter");
        Demanded(reason);
        if (place == 1) First = null;
        else Second = null;
        Revision++;
        return leaves!;
    }

    /// <summary>Nothing that was voted or counted stays, but who counted.</summary>
    private void Empty()
    {
        (Sign, Salt) = (null, "");
        (First, Second) = (First is null ? null : First with { Content = "" }, Second is null ? null : Second with { Content = "" });
        Revision++;
    }

    private static string Demanded(string? reason)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "appraisals.reason-missing");
        BrokenRule.Unless(reason!.Trim().Length <= ReasonLength, "appraisals.text-long", ReasonLength);
        return reason.Trim();
    }

    private static void DemandExpected(int people) => BrokenRule.Unless(people is >= 1 and <= MostExpected, "appraisals.expected-wrong", MostExpected);
}
