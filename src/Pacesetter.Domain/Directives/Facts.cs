namespace Pacesetter.Domain.Directives;

/// <summary>Somebody at work on a directive.</summary>
public readonly record struct DirectiveHand(int Account, string Name);

/// <summary>Written, checked or signed by whom and when; it holds for one version of the text.</summary>
public sealed record DirectiveStep(int By, string Name, DateTime At, int Version);

/// <summary>Opinions were sought of units named, until a day.</summary>
public sealed record DirectiveSeeking(int By, string Name, DateTime At, DateOnly Due);

/// <param name="Month">The month of <paramref name="At"/> in Beijing.</param>
/// <param name="Units">How many units it was issued to.</param>
public sealed record DirectiveIssue(int By, string Name, DateTime At, Month Month, int Units);

/// <summary>It holds no more: revoked, replaced by another directive, or dropped before it was issued.</summary>
/// <param name="ById">The directive that takes its place; null: it was revoked.</param>
public sealed record DirectiveEnding(int By, string Name, DateTime At, Month Month, string Reason, Guid? ById);

/// <summary>A version of the text, never altered.</summary>
public sealed record DirectiveText(Guid DirectiveId, int Number, string Title, string Body, int By, string Name, DateTime At);

/// <summary>A file that goes with a directive; the bytes lie with those of the evidence.</summary>
public sealed record DirectiveAttachment(Guid Id, Guid DirectiveId, string Name, string ContentType, long Size, string Sha256, int By, DateTime At);

/// <summary>What a unit says about a draft.</summary>
/// <param name="Agrees">False: with remarks that ask for a change.</param>
public sealed record OpinionAnswer(int By, string Name, DateTime At, bool Agrees, string? Remarks);

/// <summary>A unit was asked for its opinion on a draft.</summary>
/// <param name="IssuerId">The unit that asks.</param>
public sealed record DirectiveOpinion(Guid DirectiveId, int UnitId, int IssuerId)
{
    public OpinionAnswer? Answer { get; private set; }

    /// <exception cref="BrokenRule">directives.opinion-closed, directives.remarks-missing, directives.text-long.</exception>
    public void Say(Directive of, bool agrees, string? remarks, DirectiveHand hand, DateTime at)
    {
        BrokenRule.Unless(of is { Issue: null, Ending: null, IsChecked: false }, "directives.opinion-closed");
        BrokenRule.Unless(agrees || !string.IsNullOrWhiteSpace(remarks), "directives.remarks-missing");
        BrokenRule.Unless((remarks?.Trim().Length ?? 0) <= Directive.ReasonLength, "directives.text-long", Directive.ReasonLength);
        Answer = new(hand.Account, hand.Name, at, agrees, string.IsNullOrWhiteSpace(remarks) ? null : remarks.Trim());
    }
}

/// <summary>Signed for on behalf of a unit.</summary>
public sealed record ReceiptSignature(int By, string Name, DateTime At);

/// <summary>A unit that a directive was issued to, fixed at that moment, and whether it has signed for it.</summary>
public sealed record DirectiveReceipt(Guid DirectiveId, int UnitId, int IssuerId)
{
    public ReceiptSignature? Signature { get; private set; }

    /// <exception cref="BrokenRule">directives.received-already.</exception>
    public void Sign(DirectiveHand hand, DateTime at)
    {
        BrokenRule.Unless(Signature is null, "directives.received-already");
        Signature = new(hand.Account, hand.Name, at);
    }
}

/// <summary>A unit that gets a copy (抄送) for information only: nothing is asked of it, it is not counted among the units reached and not reminded. It may note that it has read it.</summary>
public sealed record DirectiveCopy(Guid DirectiveId, int UnitId, int IssuerId)
{
    public ReceiptSignature? Seen { get; private set; }

    /// <exception cref="BrokenRule">directives.noted-already.</exception>
    public void Note(DirectiveHand hand, DateTime at)
    {
        BrokenRule.Unless(Seen is null, "directives.noted-already");
        Seen = new(hand.Account, hand.Name, at);
    }
}

/// <summary>A unit was reminded of a directive it has not signed for; at most once a week.</summary>
/// <param name="Week">Days since 0001-01-01 divided by 7: one row a week, even if two ask at once.</param>
public sealed record DirectiveReminder(Guid DirectiveId, int UnitId, int IssuerId, int Week, int By, DateTime At);

/// <summary>The last number given in a year under a unit's mark (机关代字). The next is taken in the transaction that issues, so that none is lost and none is given twice.</summary>
public sealed record DirectiveSeries(int UnitId, string Mark, int Year, int Last);
