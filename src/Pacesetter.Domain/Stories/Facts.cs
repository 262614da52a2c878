namespace Pacesetter.Domain.Stories;

/// <summary>Somebody at work on a story.</summary>
public readonly record struct StoryHand(int Account, string Name);

/// <summary>Written by whom and when; the newest version.</summary>
public sealed record StoryDraft(int By, string Name, DateTime At, int Version);

/// <summary>Handed in to be reviewed.</summary>
public sealed record StoryHandIn(int By, string Name, DateTime At);

/// <summary>Reviewed and not good enough yet.</summary>
public sealed record StoryReturn(int By, string Name, DateTime At, string Reason);

/// <summary>Reviewed by somebody who did not write it, and open to the public from then on.</summary>
/// <param name="Month">The month of <paramref name="At"/> in Beijing.</param>
public sealed record StoryPublication(int By, string Name, DateTime At, Month Month);

/// <summary>No longer open to the public.</summary>
public sealed record StoryTakingDown(int By, string Name, DateTime At, string Reason);

/// <summary>How a story read before it was written anew.</summary>
public sealed record StoryText(Guid StoryId, int Number, string Kind, string Title, string Text, int By, string Name, DateTime At);

/// <summary>A channel carried the story.</summary>
/// <param name="Channel">Key of one of the recipe's channels.</param>
public sealed record StoryCarriage(Guid StoryId, string Channel, DateOnly Day, int By, string Name, DateTime At);
