namespace Pacesetter.Web.Accounts.FirstRun;

/// <summary>What the first-run page asks for.</summary>
internal sealed class SetUpForm
{
    /// <summary>Key of the recipe.</summary>
    public string? Recipe { get; set; }

    /// <summary>The campaign's first day.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>The head of the tree, unless a roster brings it.</summary>
    public string? RootCode { get; set; }

    public string? RootName { get; set; }

    /// <summary>A roster of units.</summary>
    public IFormFile? Roster { get; set; }

    public string? OfficeName { get; set; }

    public string? OfficeLogin { get; set; }

    public string? SystemName { get; set; }

    public string? SystemLogin { get; set; }

    public string? SecurityName { get; set; }

    public string? SecurityLogin { get; set; }

    public string? AuditName { get; set; }

    public string? AuditLogin { get; set; }
}
