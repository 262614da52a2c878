namespace Pacesetter.Domain.Campaigns;

/// <summary>A state shown by shape and colour. A unit shows the first light all of whose bounds it reaches; the last
/// light has none and takes the rest.</summary>
public sealed record LightRule(string Key, Label Label)
{
    /// <summary>The ratios of two counters, in per cent, on which a light can depend.</summary>
    public static IReadOnlyList<string> Ratios { get; } = ["plans", "tasks", "reports", "pledges", "findings"];

    public required LightShape Shape { get; init; }

    public required LightColor Color { get; init; }

    /// <summary>Lower bound in per cent (0 to 100) by ratio.</summary>
    public required IReadOnlyDictionary<string, decimal> AtLeast { get; init; }
}

public enum LightShape
{
    Circle,
    Triangle,
    Square,
}

/// <summary>The colour token: <c>ok</c>, <c>warn</c>, <c>bad</c>.</summary>
public enum LightColor
{
    Ok,
    Warn,
    Bad,
}
