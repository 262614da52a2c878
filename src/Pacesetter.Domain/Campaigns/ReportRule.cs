namespace Pacesetter.Domain.Campaigns;

/// <summary>The recurring report: every month or quarter, due on a day, closed to changes after another.</summary>
public sealed record ReportRule(string Key, Label Label)
{
    public required Every Every { get; init; }

    public required Audience For { get; init; }

    /// <summary>Counted within the reported period.</summary>
    public required RecipeDate Due { get; init; }

    /// <summary>Last day on which a late report is taken; counted within the reported period, usually after its end.</summary>
    public required RecipeDate Closes { get; init; }

    /// <summary>Days before the due day on which a unit is reminded, most first.</summary>
    public required IReadOnlyList<int> RemindDaysBefore { get; init; }
}
