using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>Something asked of each unit.</summary>
/// <param name="Every">campaign (once, if left out), year, quarter or month.</param>
public sealed record AskedThingRequest(string? Name, int Fields = 0, int Attachments = 0, int Visits = 0, string? Every = null)
{
    internal AskedThing Thing => new(Name ?? "", Fields, Attachments, Visits, DirectiveInput.EveryOf(Every));
}

/// <summary>What a directive says, whom it means and what it asks.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Body">Paragraphs, one a line.</param>
/// <param name="Tiers">Keys; left out: all.</param>
/// <param name="Fields">Keys; left out: all.</param>
/// <param name="Under">Code of the unit below which the units meant stand; left out: the issuing one.</param>
/// <param name="Hour">Hour of the day in Beijing at which it is due; left out: the latest that is allowed.</param>
/// <param name="Refines">The directive from above that it carries out.</param>
/// <param name="Copies">Codes or full names of units that get a copy for information only.</param>
public sealed record DirectiveRequest(string? Kind, string? Title, string? Body, IReadOnlyList<string>? Tiers = null, IReadOnlyList<string>? Fields = null, string? Under = null, IReadOnlyList<AskedThingRequest>? Asked = null, DateOnly? Due = null, int? Hour = null, Guid? Refines = null, IReadOnlyList<string>? Copies = null)
{
    internal string CopyList => string.Join('\n', Copies ?? []);

    internal DirectiveWording Wording(int head) => new(Kind, Title, Body)
    {
        For = new(Tiers ?? [], Fields ?? [], []), HeadId = head, Asked = [.. (Asked ?? []).Select(thing => thing.Thing)], Due = Due, DueHour = Hour, RefinesId = Refines,
    };
}

/// <param name="Units">Codes of units below the issuing one.</param>
/// <param name="Until">A worked day by which they answer.</param>
public sealed record SeekingRequest(IReadOnlyList<string>? Units, DateOnly? Until);

/// <param name="Agrees">False needs remarks.</param>
public sealed record OpinionRequest(bool Agrees, string? Remarks = null);

/// <param name="Mark">The unit's mark in the number.</param>
public sealed record DirectiveIssueRequest(string? Mark);

/// <param name="By">The directive that takes its place; left out: it is revoked, or dropped before it was issued.</param>
public sealed record DirectiveEndingRequest(string? Reason, Guid? By = null);

/// <param name="Unit">Code of the one unit to remind; left out: all that have not signed.</param>
public sealed record DirectiveReminderRequest(string? Unit = null);

/// <summary>A directive as the API shows it.</summary>
/// <param name="Number">As offices write it; null before it is issued.</param>
/// <param name="State">draft, seeking, checked, signed, issued, superseded, revoked or dropped.</param>
public sealed record DirectiveAnswer(Guid Id, string Kind, string Title, string? Number, string State, DateOnly? Due, int Version)
{
    public int? Units { get; init; }

    public DateTime? IssuedAt { get; init; }

    public string? SignedBy { get; init; }

    public Guid? Refines { get; init; }

    public Guid? SupersededBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>The newest text; left out in lists.</summary>
    public string? Body { get; init; }

    internal static DirectiveAnswer Of(Directive directive, string? body = null) => new(directive.Id, directive.Kind, directive.Title, directive.NumberText, directive.State(), directive.Due, directive.Version)
    {
        Units = directive.Issue?.Units, IssuedAt = directive.Issue?.At, SignedBy = directive.IsSigned ? directive.Signature!.Name : null, Refines = directive.RefinesId, SupersededBy = directive.Ending?.ById, Reason = directive.Ending?.Reason, Body = body,
    };
}

/// <summary>What a directive costs a unit it reaches, by the keystroke-level model.</summary>
/// <param name="MinutesToReceive">To read it and sign for it.</param>
/// <param name="MinutesOnce">For what is asked once.</param>
/// <param name="MinutesAMonth">For what comes again, as the share of a month.</param>
/// <param name="EarliestDue">The first day that may be due if it is issued today.</param>
public sealed record DirectiveCostAnswer(int Units, int Fields, int Attachments, int Visits, int MinutesToReceive, int MinutesOnce, int MinutesAMonth, DateOnly EarliestDue, IReadOnlyList<AskedTwiceAnswer> AskedAlready)
{
    internal static DirectiveCostAnswer Of(DirectiveWeight weight) => new(weight.Reach.Ids.Count, weight.Load.Fields, weight.Load.Attachments, weight.Load.Receptions, Effort.Minutes(weight.Load.SecondsToReceive),
        MinutesOrNone(weight.Load.SecondsOnce), MinutesOrNone(weight.Load.SecondsAMonth), weight.EarliestDue, [.. weight.Twice.Select(one => new AskedTwiceAnswer(one.Thing, one.Name, one.Where?.ToString(), one.DirectiveId, one.Units))]);

    private static int MinutesOrNone(int seconds) => seconds == 0 ? 0 : Effort.Minutes(seconds);
}

/// <param name="Where">What of the campaign asks for it; null where a directive does.</param>
/// <param name="Units">How many of the units reached are asked twice.</param>
public sealed record AskedTwiceAnswer(string Thing, string Name, string? Where, Guid? Directive, int Units);

/// <summary>A unit that a directive was issued to.</summary>
public sealed record ReceiptAnswer(string Unit, string Name, string? SignedBy, DateTime? SignedAt, DateTime? RemindedAt);

/// <summary>A unit that gets a copy for information only.</summary>
public sealed record CopyAnswer(string Unit, string Name, string? SeenBy, DateTime? SeenAt);

public sealed record CopiesAnswer(IReadOnlyList<CopyAnswer> Copies);

/// <param name="Reminded">How many units; not those reminded within a week.</param>
public sealed record RemindedAnswer(int Reminded);
