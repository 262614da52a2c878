namespace Pacesetter.Domain.Standards;

/// <summary>What makes a sentence doubtful. It warns; it never forbids.</summary>
public enum Fault
{
    /// <summary>General words only: nothing one could go and see.</summary>
    NoObject,

    /// <summary>Slogan words about something, with neither a figure nor a time.</summary>
    NoMeasure,

    /// <summary>Better than before, without the figures that would show it.</summary>
    NoFigures,

    /// <summary>Nearly word for word what the unit above says.</summary>
    CopiedFromAbove,

    /// <summary>Nearly word for word what a unit beside says.</summary>
    CopiedFromBeside,
}

/// <summary>One finding of <see cref="Concreteness"/>.</summary>
/// <param name="Words">The words of the sentence that it concerns, as written.</param>
/// <param name="Source">Whose sentence it was copied from, as the caller named it; null for the other faults.</param>
public sealed record Doubt(Fault Fault, IReadOnlyList<string> Words, string? Source = null);

/// <summary>What a form says in other fields than the sentence itself.</summary>
/// <param name="Measure">A figure to reach, such as "30 households".</param>
/// <param name="Date">A day or a rhythm.</param>
public readonly record struct SaidBeside(bool Measure = false, bool Date = false);
