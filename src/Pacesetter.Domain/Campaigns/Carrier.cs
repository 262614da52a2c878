namespace Pacesetter.Domain.Campaigns;

/// <summary>An undertaking that carries the campaign. A name may be all that is known of it: the campaign office
/// then fills in the rest.</summary>
public sealed record Carrier(string Key, Label Name)
{
    public const int NameLength = 60;
    public const int TextLength = 300;
    public const int MostLines = 12;

    /// <summary>What the name stands for; null when that is not known.</summary>
    public Label? Expansion { get; init; }

    public required IReadOnlyList<Label> Aims { get; init; }

    /// <summary>Who looks after it, in words.</summary>
    public Label? Owner { get; init; }

    /// <summary>What it consists of.</summary>
    public IReadOnlyList<Label> SubProjects { get; init; } = [];

    /// <summary>Keys of the documents that belong to it.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    public IReadOnlyList<CarrierIndicator> Indicators { get; init; } = [];

    /// <exception cref="BrokenRule">carriers.name-missing, carriers.text-long, carriers.too-many-lines, carriers.number-negative, carriers.document-unknown, carriers.count-unknown.</exception>
    public void Demand(Recipe recipe)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Name.Zh), "carriers.name-missing");
        BrokenRule.Unless(Fits(Name, NameLength), "carriers.text-long", NameLength);
        Label?[] texts = [Expansion, Owner, .. Aims, .. SubProjects, .. Indicators.Select(one => one.Label), .. Indicators.Select(one => one.Measure)];
        BrokenRule.Unless(texts.All(text => text is null || (!string.IsNullOrWhiteSpace(text.Zh) && Fits(text, TextLength))), "carriers.text-long", TextLength);
        BrokenRule.Unless(Aims.Count <= MostLines && SubProjects.Count <= MostLines && Indicators.Count <= MostLines, "carriers.too-many-lines", MostLines);
        BrokenRule.Unless(Indicators.All(one => one.Number is null or >= 0), "carriers.number-negative");
        foreach (var key in Documents) BrokenRule.Unless(recipe.Documents.Any(document => document.Key == key), "carriers.document-unknown", key);
        foreach (var one in Indicators) BrokenRule.Unless(one.Count is null || one.Count.IsIn(recipe.Registers), "carriers.count-unknown", one.Label);
    }

    private static bool Fits(Label text, int most) => text.Zh.Length <= most && (text.En?.Length ?? 0) <= most;
}

/// <summary>By what one sees how far a carrier has come.</summary>
public sealed record CarrierIndicator(Label Label)
{
    /// <summary>The figure to reach in the whole campaign; null: none is set.</summary>
    public decimal? Number { get; init; }

    /// <summary>Unit of measure of <see cref="Number"/>.</summary>
    public Label? Measure { get; init; }

    /// <summary>Where the figure reached is counted, so that nobody types it; null: it is not counted here.</summary>
    public RegisterCount? Count { get; init; }
}

/// <summary>A figure that a register gives: how many entries are open, or the sum of one of their fields.</summary>
/// <param name="Field">Null: the entries are counted.</param>
public sealed record RegisterCount(string Register, string? Field)
{
    public bool IsIn(IEnumerable<Register> registers) =>
        registers.FirstOrDefault(register => register.Key == Register) is { } found && (Field is null || found.Sums.Any(field => field.Key == Field));
}

/// <summary>A document the campaign announces or rests on; its title is exact.</summary>
public sealed record CampaignDocument(string Key, Label Title, Label? Theme);
