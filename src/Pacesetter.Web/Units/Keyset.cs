using System.Globalization;

namespace Pacesetter.Web.Units;

/// <summary>The last row of a page, by which the next one goes on: the unit and the thing of the unit.</summary>
internal static class Keyset
{
    public static string Of(int unit, Guid thing) => FormattableString.Invariant($"{unit}.{thing}");

    /// <summary>Before the first row where there is nothing to go on from.</summary>
    public static (int Unit, Guid Thing) Read(string? after)
    {
        var dot = after?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && int.TryParse(after.AsSpan(0, dot), CultureInfo.InvariantCulture, out var unit) && Guid.TryParse(after.AsSpan(dot + 1), out var thing) ? (unit, thing) : (0, Guid.Empty);
    }
}
