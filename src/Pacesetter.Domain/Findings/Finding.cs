using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Findings;

/// <summary>Something that is wrong in a unit and has to be put right (问题整改). Each step of its life is a fact with who and when; the acts upon it stand in <c>Finding.Life.cs</c>.</summary>
public sealed partial class Finding : ITallied
{
    public const int TextLength = 300;
    public const int NameLength = 60;
    public const int ReasonLength = 500;

    // Accounts and names, one a line: see Touch.
    private const char Between = '\n';

    private Finding() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Key of one of the recipe's kinds.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Key of one of the recipe's severities.</summary>
    public string Severity { get; private set; } = "";

    public FindingSource Source { get; private set; } = null!;

    public string? Leader { get; private set; }

    public string? Owner { get; private set; }

    public int? OwnerId { get; private set; }

    public string? Measure { get; private set; }

    public DateOnly Due { get; private set; }

    /// <summary>The month of <see cref="Due"/>, for counting.</summary>
    public Month DueMonth { get; private set; }

    /// <summary>The earlier finding that has come back.</summary>
    public Guid? RecursId { get; private set; }

    public FindingEntry Entry { get; private set; } = null!;

    public FindingResult? Result { get; private set; }

    public FindingReturn? Return { get; private set; }

    public FindingClosing? Closing { get; private set; }

    public Impossibility? Impossible { get; private set; }

    public FindingRuling? Ruling { get; private set; }

    /// <summary>Everybody who entered, owned or reported it, by account or, without one, by name: they may not strike it off, also when somebody else owns it by then.</summary>
    public string Hands { get; private set; } = "";

    /// <summary>How many steps were noted.</summary>
    public int Steps { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    public bool IsOpen => Closing is null && Ruling is not { Released: true };

    /// <summary>Reported as put right; somebody else has to look.</summary>
    public bool IsReported => IsOpen && Result is not null;

    public Touched Whole => new(CampaignId, UnitId, Entry.Month);

    public bool IsOverdueOn(DateOnly today) => IsOpen && Due < today;

    /// <summary>Whether the hand had part in it, so that somebody else has to judge.</summary>
    public bool IsOwn(FindingHand hand)
    {
        var hands = Hands.Split(Between);
        return hands.Contains(Of(hand.Account)) || (hand.Name.Length > 0 && hands.Contains(hand.Name.Trim()));
    }

    private void Take(Charge charge)
    {
        (Leader, Owner, OwnerId, Measure) = (charge.Leader, charge.Owner, charge.OwnerId, charge.Measure);
        if (charge.Owner is not null) Touch(charge.OwnerId is { } account ? Of(account) : charge.Owner);
    }

    private void Touch(string hand)
    {
        if (Hands.Length == 0) Hands = hand;
        else if (!Hands.Split(Between).Contains(hand)) Hands += Between + hand;
    }

    private static string Of(int account) => FormattableString.Invariant($"#{account}");
}
