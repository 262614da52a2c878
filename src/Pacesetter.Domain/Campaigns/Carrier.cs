namespace Pacesetter.Domain.Campaigns;

/// <summary>An undertaking that carries the campaign. A name may be all that is known of it: the campaign office
/// then fills in the rest.</summary>
public sealed record Carrier(string Key, Label Name)
{
    /// <summary>What the name stands for; null when that is not known.</summary>
    public Label? Expansion { get; init; }

    public required IReadOnlyList<Label> Aims { get; init; }

    /// <summary>Who looks after it, in words.</summary>
    public Label? Owner { get; init; }

    /// <summary>Keys of the documents that belong to it.</summary>
    public required IReadOnlyList<string> Documents { get; init; }
}

/// <summary>A document the campaign announces or rests on; its title is exact.</summary>
public sealed record CampaignDocument(string Key, Label Title, Label? Theme);
