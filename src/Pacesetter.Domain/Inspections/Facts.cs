namespace Pacesetter.Domain.Inspections;

public sealed record Planning(int By, DateTime At);

public sealed record Announcement(int By, DateTime At);

public sealed record Ending(int By, DateTime At);

/// <param name="IsIssued">False while it is a draft of the office.</param>
public sealed record Circular(int By, DateTime At, string Text, bool IsIssued);

/// <summary>The visit began: from here on the unit knows.</summary>
public sealed record Arrival(int By, DateTime At, Month Month);

/// <summary>The working paper is complete.</summary>
public sealed record HandingIn(int By, string Name, DateTime At);

/// <summary>What the unit is told (督查结论).</summary>
public sealed record VisitConclusion(int By, DateTime At, string Text);

/// <summary>What the unit says to the conclusion.</summary>
public sealed record VisitReply(int By, string Name, DateTime At, string Text);

/// <summary>Seed and value came together.</summary>
/// <param name="Value">The public value, as it was typed in.</param>
/// <param name="Seal">Of the certificate.</param>
public sealed record DrawMade(int By, DateTime At, string Value, string Seal);

/// <summary>The unit above answers whether another may come along.</summary>
public sealed record JoinAnswer(int By, DateTime At, bool Accepted, string? Reason);
