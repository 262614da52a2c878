namespace Pacesetter.Domain.Documents;

/// <summary>A part of a document that demands something, with what a task needs of it. Everything quoted stands in the document word for word.</summary>
/// <param name="Words">The clause, without its mark and its closing stop.</param>
/// <param name="Rule">Name of the rule that found it, explained in <see cref="Grammar"/>.</param>
/// <param name="Reason">The words by which the rule found it.</param>
public sealed record Clause(Quote Words, string Rule, Quote Reason)
{
    /// <summary>Who is told; it may stand before the clause, if the clause goes on about the same or the document is addressed to somebody.</summary>
    public Quote? Addressee { get; init; }

    /// <summary>The verb, where one is known.</summary>
    public Quote? Deed { get; init; }

    /// <summary>What the deed is done to, to the next comma.</summary>
    public Quote? Matter { get; init; }

    /// <summary>Days, milestones and rhythms.</summary>
    public IReadOnlyList<Quote> Dates { get; init; } = [];

    public IReadOnlyList<Quote> Amounts { get; init; } = [];

    /// <summary>Titles that are to be issued; titles that are only referred to are not here.</summary>
    public IReadOnlyList<Quote> Documents { get; init; } = [];

    /// <summary>The plan it calls for, by the key a recipe uses; null if it calls for none.</summary>
    public string? PlanKind { get; init; }

    /// <summary>The heads above it, outermost first.</summary>
    public IReadOnlyList<Quote> Heads { get; init; } = [];
}
