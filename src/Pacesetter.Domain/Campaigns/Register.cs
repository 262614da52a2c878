namespace Pacesetter.Domain.Campaigns;

/// <summary>A list that the campaign keeps of things of one kind, whatever they are: each entry belongs to a unit and says the same fields.</summary>
public sealed record Register(string Key, Label Name)
{
    /// <summary>Fields a register may have, so that an entry stays readable on a page.</summary>
    public const int MostFields = 20;

    /// <summary>Key of the document that asks for it.</summary>
    public string? Document { get; init; }

    /// <summary>Its entries are places to learn from: what they do well may be lent to others.</summary>
    public bool Lends { get; init; }

    /// <summary>Its entries tie two units together, so that what became of the tie can be followed.</summary>
    public bool Pairs => Fields.Any(one => one.Type == RegisterFieldType.Unit);

    /// <summary>Whose units have entries in it.</summary>
    public required Audience For { get; init; }

    /// <summary>The first one names an entry: it is always filled in, and a unit has no two open entries of one name.</summary>
    public required IReadOnlyList<RegisterField> Fields { get; init; }

    /// <summary>The figures that add up over a subtree.</summary>
    public IEnumerable<RegisterField> Sums => Fields.Where(one => one.Sum);

    public RegisterField? Field(string? key) => Fields.FirstOrDefault(field => field.Key == key);

    /// <summary>Whether units of that kind have entries in it, by the words of their roster.</summary>
    public bool Concerns(Recipe recipe, string tier, string field) =>
        For.Includes(recipe.Tier(tier)?.Key ?? tier, field.Length == 0 ? "" : recipe.Field(field)?.Key ?? field);

    public bool Demands(RegisterField field) => field.Required || field == Fields[0];
}

/// <summary>One thing an entry says.</summary>
public sealed record RegisterField(string Key, Label Label, RegisterFieldType Type)
{
    public bool Required { get; init; }

    /// <summary>Unit of measure of a number.</summary>
    public Label? Measure { get; init; }

    /// <summary>Whether the numbers of all open entries are added up.</summary>
    public bool Sum { get; init; }

    /// <summary>What may be chosen; empty where nothing is chosen.</summary>
    public IReadOnlyList<Term> Choices { get; init; } = [];
}

public enum RegisterFieldType
{
    Text,
    Number,
    Date,

    /// <summary>One of the choices, stored by its key.</summary>
    Choice,

    /// <summary>A unit of the roster, stored by its code.</summary>
    Unit,

    /// <summary>A member of the roster, stored by the number; the post is known from there.</summary>
    Member,
}
