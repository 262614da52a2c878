using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Domain.Inspections;

/// <summary>One round of drawing, from the frozen frame to its certificate. Rounds are never deleted: a draw made again stands beside the one before.</summary>
public sealed class InspectionDraw
{
    public const int SealedLength = 1_000;

    private InspectionDraw() { }

    public Guid Id { get; private set; }

    public Guid InspectionId { get; private set; }

    /// <summary>The unit that inspects.</summary>
    public int UnitId { get; private set; }

    public int Round { get; private set; }

    public int FrozenBy { get; private set; }

    public DateTime FrozenAt { get; private set; }

    /// <summary>A <see cref="DrawFrame"/>.</summary>
    public string FrameText { get; private set; } = "";

    /// <summary>Published when the frame is frozen, as <see cref="Commitment"/>, <see cref="Source"/> and <see cref="Day"/> are.</summary>
    public string FrameHash { get; private set; } = "";

    public int FrameUnits { get; private set; }

    public string Commitment { get; private set; } = "";

    /// <summary>The seed, revealed by the draw; null before.</summary>
    public string? Secret { get; private set; }

    /// <summary>The seed until then, sealed with a key that does not stand in the store; null once it is revealed.</summary>
    public string? SealedSeed { get; private set; }

    public string Source { get; private set; } = "";

    public DateOnly Day { get; private set; }

    /// <summary>Why it is drawn again; null in the first round.</summary>
    public string? Reason { get; private set; }

    public DrawMade? Made { get; private set; }

    public DrawFrame Frame => DrawFrame.Parse(FrameText);

    /// <param name="frame">Sorted and checked.</param>
    /// <param name="sealedSeed">The seed whose commitment the frame holds, sealed.</param>
    public static InspectionDraw Freeze(DrawFrame frame, string sealedSeed, int unitId, int by, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), InspectionId = frame.Head.Inspection, UnitId = unitId, Round = frame.Head.Round, FrozenBy = by, FrozenAt = frame.Head.FrozenAt,
        FrameText = frame.Text, FrameHash = frame.Hash, FrameUnits = frame.Units.Count, Commitment = frame.Head.Commitment, SealedSeed = sealedSeed,
        Source = frame.Head.Source, Day = frame.Head.Day, Reason = frame.Head.Reason,
    };

    /// <summary>The public value is there: draws, and reveals the seed.</summary>
    /// <param name="secret">The seed, opened.</param>
    /// <exception cref="BrokenRule">inspections.drawn-already; inspections.value-early with the day on which it comes out; those of <see cref="Draws.Certificate.Make"/>.</exception>
    public Certificate Make(string secret, string? value, int by, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(Made is null, "inspections.drawn-already");
        BrokenRule.Unless(today >= Day, "inspections.value-early", Day);
        var certificate = Draws.Certificate.Make(Frame, secret, value, at);
        (Made, Secret, SealedSeed) = (new(by, at, certificate.Value, certificate.Seal), secret, null);
        return certificate;
    }

    /// <summary>Made anew from what is kept, which is quicker than keeping it.</summary>
    public Certificate? Certificate() => Made is null ? null : Draws.Certificate.Make(Frame, Secret!, Made.Value, Made.At);
}

/// <summary>Another unit asks to come along, so that nobody is visited twice.</summary>
/// <param name="unitId">Who asks.</param>
/// <param name="organiserId">Who inspects.</param>
public sealed class InspectionJoin(Guid inspectionId, int unitId, int organiserId, int by, DateTime at)
{
    public Guid InspectionId { get; private set; } = inspectionId;

    public int UnitId { get; private set; } = unitId;

    public int OrganiserId { get; private set; } = organiserId;

    public int By { get; private set; } = by;

    public DateTime At { get; private set; } = at;

    public JoinAnswer? Answer { get; private set; }

    /// <exception cref="BrokenRule">inspections.join-answered.</exception>
    public void Reply(bool accepted, string? reason, int by, DateTime at)
    {
        BrokenRule.Unless(Answer is null, "inspections.join-answered");
        BrokenRule.Unless(accepted || !string.IsNullOrWhiteSpace(reason), "inspections.reason-missing");
        BrokenRule.Unless((reason ?? "").Length <= Visit.TextLength, "inspections.text-long", Visit.TextLength);
        Answer = new(by, at, accepted, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
    }
}
