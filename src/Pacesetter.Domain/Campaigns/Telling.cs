namespace Pacesetter.Domain.Campaigns;

/// <summary>How the campaign makes good work known (宣传): what a short record may be, and where one may be carried.</summary>
public sealed record Telling
{
    public required IReadOnlyList<Term> Kinds { get; init; }

    /// <summary>Papers, sites, boards and broadcasts that carry stories; which did is noted afterwards, never demanded.</summary>
    public required IReadOnlyList<Term> Channels { get; init; }

    public Term? Kind(string? key) => Kinds.FirstOrDefault(kind => kind.Key == key);

    public Term? Channel(string? key) => Channels.FirstOrDefault(channel => channel.Key == key);
}
