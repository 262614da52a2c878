namespace Pacesetter.Domain.Plans;

/// <summary>A plan as it was approved, kept whole so that any two can be compared.</summary>
/// <param name="Content">JSON array of the tasks as they stood.</param>
public sealed record PlanVersion(Guid PlanId, int Number, int By, DateTime At, string Content);
