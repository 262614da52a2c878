using Pacesetter.Domain;
using Pacesetter.Domain.Stories;

namespace Pacesetter.Web.Stories;

/// <summary>What a story says.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Text">Paragraphs, one a line; 600 signs at most.</param>
/// <param name="Month">The month it tells of; left out: the running one. Of no account when it is written anew.</param>
/// <param name="Task">A finished task of the unit whose result it tells. Of no account when it is written anew.</param>
public sealed record StoryRequest(string? Kind, string? Title, string? Text, Month? Month = null, Guid? Task = null)
{
    internal StoryWording Wording => new(Kind, Title, Text);
}

public sealed record StoryReasonRequest(string? Reason);

/// <param name="Channel">Key of one of the recipe's channels.</param>
public sealed record StoryCarriageRequest(string? Channel, DateOnly Day);

public sealed record StoryCarriageAnswer(string Channel, DateOnly Day);

/// <summary>A story as the API shows it.</summary>
/// <param name="State">draft, returned, waiting, published or taken-down.</param>
public sealed record StoryAnswer(Guid Id, string Unit, string Kind, string Title, string Text, Month Month, string State)
{
    public Guid? Task { get; init; }

    public string WrittenBy { get; init; } = "";

    public int Version { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string? ReviewedBy { get; init; }

    /// <summary>Why it was returned or taken down.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<StoryCarriageAnswer> Carried { get; init; } = [];

    internal static StoryAnswer Of(Story story, string unit, IEnumerable<StoryCarriage> carried) => new(story.Id, unit, story.Kind, story.Title, story.Text, story.Month, StateOf(story))
    {
        Task = story.TaskId, WrittenBy = story.Draft.Name, Version = story.Draft.Version, PublishedAt = story.Publication?.At, ReviewedBy = story.Publication?.Name,
        Reason = story.TakenDown?.Reason ?? story.Return?.Reason, Carried = [.. carried.Select(row => new StoryCarriageAnswer(row.Channel, row.Day))],
    };

    private static string StateOf(Story story) => story switch
    {
        { TakenDown: not null } => ReadStories.TakenDown,
        { Publication: not null } => ReadStories.Published,
        { HandIn: not null } => ReadStories.Waiting,
        { Return: not null } => "returned",
        _ => "draft",
    };
}
