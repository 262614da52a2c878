namespace Pacesetter.Domain.Campaigns;

/// <summary>A state shown by shape and colour. A unit shows the first light all of whose bounds it reaches; the last
/// light has none and takes the rest.</summary>
public sealed record Light(string Key, Label Label)
{
    /// <summary>The ratios of two counters, in per cent, on which a light can depend.</summary>
    public static IReadOnlyList<string> Ratios { get; } = ["plans", "tasks", "reports", "pledges", "findings"];

    public required Shape Shape { get; init; }

    public required Tone Color { get; init; }

    /// <summary>Lower bound in per cent (0 to 100) by ratio.</summary>
    public required IReadOnlyDictionary<string, decimal> AtLeast { get; init; }
}

public enum Shape
{
    Circle,
    Triangle,
    Square,
}

/// <summary>The colour token: <c>ok</c>, <c>warn</c>, <c>bad</c>.</summary>
public enum Tone
{
    Ok,
    Warn,
    Bad,
}
