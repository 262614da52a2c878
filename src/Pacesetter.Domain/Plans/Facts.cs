namespace Pacesetter.Domain.Plans;

/// <summary>Who handed something in and when; <paramref name="Month"/> is the month it counts from.</summary>
public sealed record Submission(int By, DateTime At, Month Month);

public sealed record Approval(int By, DateTime At);

/// <summary>Sent back to be mended; <paramref name="Reason"/> says what for.</summary>
public sealed record Return(int By, DateTime At, string Reason);

/// <summary>Reported done, in the report of <paramref name="Month"/>.</summary>
public sealed record Completion(int By, DateTime At, Month Month);

/// <summary>Given up, with the reason, from <paramref name="Month"/> on.</summary>
public sealed record Drop(int By, DateTime At, Month Month, string Reason);

/// <summary>Seen on site by somebody else than the doer.</summary>
public sealed record Verification(int By, DateTime At, bool Confirmed);

/// <summary>The answer to an offer or a request.</summary>
public sealed record Answer(int By, DateTime At, Month Month, bool Accepted, string? Reason);
