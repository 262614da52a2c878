using Pacesetter.Domain.Exemplars;

namespace Pacesetter.Web.Exemplars;

public sealed record PracticeRequest(string? Title, string? Text);

public sealed record WithdrawalRequest(string? Reason);

/// <param name="Day">Since when; today if left out.</param>
public sealed record AdoptionRequest(DateOnly? Day = null);

/// <param name="Day">Since when no more; today if left out.</param>
public sealed record AdoptionEndRequest(string? Reason, DateOnly? Day = null);

/// <param name="Since">Today if left out.</param>
public sealed record ContactRequest(string? Leader, string? Post = null, DateOnly? Since = null);

/// <param name="Day">Today if left out.</param>
public sealed record ContactVisitRequest(string? Line, DateOnly? Day = null);

/// <param name="Day">Since when no more; today if left out.</param>
public sealed record ContactEndRequest(string? Reason, DateOnly? Day = null);

/// <summary>A practice as the API shows it.</summary>
public sealed record PracticeAnswer(Guid Id, string Title, string Text, string Unit, string Site, bool Lent, bool Withdrawn)
{
    /// <summary>How many units use it; left out with a single one, where they are named.</summary>
    public int? Users { get; init; }

    public IReadOnlyList<AdoptionAnswer>? Adoptions { get; init; }

    internal static PracticeAnswer Of(PracticeRow row) => new(row.Practice.Id, row.Practice.Title, row.Practice.Text, row.Unit, row.Site, row.Practice.IsLent, row.Practice.Withdrawal is not null) { Users = row.Users };

    internal static PracticeAnswer Of(PracticeFile file, IEnumerable<AdoptionRow> adoptions) =>
        new(file.Practice.Id, file.Practice.Title, file.Practice.Text, file.Unit.Name, file.Site, file.Practice.IsLent, file.Practice.Withdrawal is not null) { Adoptions = [.. adoptions.Select(AdoptionAnswer.Of)] };
}

/// <param name="Until">Since when no more; null: it uses it.</param>
public sealed record AdoptionAnswer(string Unit, string Name, DateOnly Day, DateOnly? Until, string? Reason)
{
    internal static AdoptionAnswer Of(AdoptionRow row) => new(row.Code, row.Name, row.Adoption.Day, row.Adoption.Ending?.Day, row.Adoption.Ending?.Reason);
}

/// <summary>A contact point as the API shows it.</summary>
/// <param name="Until">Since when no more; null while it holds.</param>
public sealed record ContactAnswer(Guid Id, string Unit, string Leader, string Post, DateOnly Since, DateOnly? Until)
{
    /// <summary>The latest first; in a list only the last one.</summary>
    public IReadOnlyList<ContactVisitAnswer> Visits { get; init; } = [];

    internal static ContactAnswer Of(ContactPoint contact, string unit, IEnumerable<ContactVisit> visits) =>
        new(contact.Id, unit, contact.Leader, contact.Post, contact.Since, contact.Ending?.Day) { Visits = [.. visits.Select(visit => new ContactVisitAnswer(visit.Day, visit.Line, visit.Name))] };
}

/// <param name="NotedBy">Who wrote it down.</param>
public sealed record ContactVisitAnswer(DateOnly Day, string Line, string NotedBy);

/// <param name="More">Whether another page follows.</param>
public sealed record ContactsAnswer(IReadOnlyList<ContactAnswer> Contacts, bool More);
