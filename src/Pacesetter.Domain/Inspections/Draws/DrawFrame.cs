using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Domain.Inspections.Draws;

/// <summary>
/// All that a draw depends on but the seed and the public value, frozen before either is known: who may be drawn with which weight, how many from each
/// stratum, who is left out and why, who may inspect whom. Its hash binds every letter of it. The format stands in docs/draw.md.
/// </summary>
/// <param name="head">What is drawn and how chance will be made.</param>
public sealed class DrawFrame(DrawHead head)
{
    /// <summary>Largest weight of a unit: the sum over a frame must leave room in 64 bits.</summary>
    public const int MostWeight = 1_000_000;

    public const int MostUnits = 1_000_000;

    public DrawHead Head { get; } = head;

    /// <summary>In order; a unit belongs to one of them.</summary>
    public required IReadOnlyList<DrawStratum> Strata { get; init; }

    /// <summary>In the order of their codes.</summary>
    public required IReadOnlyList<DrawUnit> Units { get; init; }

    /// <summary>In the order of their codes.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>In the order of their keys.</summary>
    public required IReadOnlyList<DrawInspector> Inspectors { get; init; }

    /// <summary>The frozen text, each line ended by a line feed.</summary>
    public string Text => field ??= FrameText.Write(this);

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Text"/>: what is published before the draw.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static DrawFrame Parse(string text) => FrameText.Read(new LineReader(text));

    /// <summary>Puts everything in the order that is hashed, and refuses what cannot be drawn from.</summary>
    /// <exception cref="BrokenRule">inspections.frame-empty, inspections.frame-wrong with what is wrong, inspections.recusals-leave-too-few with the code of a unit.</exception>
    public DrawFrame Sorted()
    {
        var frame = new DrawFrame(Head)
        {
            Strata = Strata,
            Units = [.. Units.OrderBy(unit => unit.Code, StringComparer.Ordinal)],
            Exclusions = [.. Exclusions.OrderBy(one => one.Code, StringComparer.Ordinal)],
            Inspectors = [.. Inspectors.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one with { Recusals = [.. one.Recusals.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] })],
        };
        frame.Check();
        return frame;
    }

    /// <exception cref="BrokenRule">See <see cref="Sorted"/>.</exception>
    public void Check()
    {
        BrokenRule.Unless(Units.Count > 0, "inspections.frame-empty");
        var strata = Strata.Select(stratum => stratum.Key).ToHashSet(StringComparer.Ordinal);
        Demand(strata.Count == Strata.Count && Strata.All(stratum => stratum.Take >= 0), "strata");
        Demand(Units.Count <= MostUnits && Ascends(Units.Select(unit => unit.Code)) && Units.All(unit => unit.Weight is > 0 and <= MostWeight && strata.Contains(unit.Stratum)), "units");
        var drawable = Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        Demand(Ascends(Exclusions.Select(one => one.Code)) && Exclusions.All(one => one.Reason.Length > 0 && !drawable.Contains(one.Code)), "exclusions");
        Demand(Ascends(Inspectors.Select(one => one.Key)) && Inspectors.All(one => Ascends(one.Recusals)) && Head.InspectorsEach >= 0, "inspectors");
        Demand(FrameText.IsPlain(this), "signs");
        DemandInspectors();
    }

    // Whatever unit is drawn, enough people must be left who may go there; only groups and units that somebody recuses can be short.
    private void DemandInspectors()
    {
        BrokenRule.Unless(Inspectors.Count >= Head.InspectorsEach, "inspections.too-few-inspectors", Head.InspectorsEach);
        var touched = Inspectors.SelectMany(one => one.Recusals).ToHashSet(StringComparer.Ordinal);
        if (Units.FirstOrDefault(unit => (touched.Contains(unit.Code) || touched.Contains(unit.Group)) && Inspectors.Count(one => one.MayInspect(unit)) < Head.InspectorsEach) is { } unit)
            throw new BrokenRule("inspections.recusals-leave-too-few", unit.Code, Head.InspectorsEach);
    }

    private static void Demand(bool holds, string part) => BrokenRule.Unless(holds, "inspections.frame-wrong", part);

    private static bool Ascends(IEnumerable<string> words)
    {
        string? last = null;
        foreach (var word in words)
        {
            if (last is not null && string.CompareOrdinal(last, word) >= 0) return false;
            last = word;
        }
        return true;
    }
}

/// <param name="Inspection">Key of the inspection.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Round">From 1; a draw made again is the next round.</param>
/// <param name="Previous">Seal of the round before; null for the first.</param>
/// <param name="Reason">Why it is drawn again; null for the first.</param>
/// <param name="FrozenAt">In UTC.</param>
/// <param name="Source">Which public value will be mixed in, named before anybody can know it.</param>
/// <param name="Day">The day on which that value comes out.</param>
/// <param name="Commitment">Lower-case hexadecimal SHA-256 of the secret seed.</param>
/// <param name="InspectorsEach">How many go to each unit.</param>
public sealed record DrawHead(Guid Inspection, string Title, int Round, string? Previous, string? Reason, DateTime FrozenAt, string Source, DateOnly Day, string Commitment, int InspectorsEach);

/// <param name="Take">So many are drawn, or all if there are not so many.</param>
public sealed record DrawStratum(string Key, int Take);

/// <param name="Code">The unit.</param>
/// <param name="Group">Code of the unit right below the inspecting one under which it stands; recusals may name it.</param>
/// <param name="Stratum">Key of its stratum.</param>
/// <param name="Weight">Chances within a stratum stand in this proportion.</param>
public sealed record DrawUnit(string Code, string Group, string Stratum, int Weight);

/// <summary>A unit that cannot be drawn, and why.</summary>
public sealed record Exclusion(string Code, string Reason);

/// <param name="Recusals">Codes of units, or of groups of units, to which this person does not go (回避).</param>
public sealed record DrawInspector(string Key, string Name, IReadOnlyList<string> Recusals)
{
    public bool MayInspect(DrawUnit unit) => !Recusals.Contains(unit.Code) && !Recusals.Contains(unit.Group);
}

/// <summary>A unit that was drawn, the chance it had, and who goes there.</summary>
/// <param name="Numerator">Of the chance to be drawn …</param>
/// <param name="Denominator">… both as they come out of the design, not reduced.</param>
/// <param name="Inspectors">Keys.</param>
public sealed record Drawn(string Code, string Stratum, long Numerator, long Denominator, IReadOnlyList<string> Inspectors);
