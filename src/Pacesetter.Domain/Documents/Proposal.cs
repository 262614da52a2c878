using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Domain.Documents;

/// <summary>Put aside by whom and when; it can be taken back.</summary>
public sealed record Dismissal(int By, DateTime At);

/// <summary>What the office makes of a proposal.</summary>
/// <param name="Task">Deed and object: the title of the task.</param>
/// <param name="To">The units right below that it is offered to, in the recipe's terms; null: it stays in the own plan only.</param>
public sealed record ProposalWording(string Task, string? Measure = null, string? Owner = null, DateOnly? Due = null, Audience? To = null);

/// <summary>
/// One thing that a document demands, as it may become a task: found by a rule, or pointed at by the office. It keeps the place of its words, so the way from
/// sentence to task to progress is never lost.
/// </summary>
public sealed class Proposal
{
    public const int RuleLength = 40;
    public const int TermsLength = 400;
    private const int ShortestTask = 5;

    // A wording without a day still is one of some month.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);
    private const string Seam = "\uFF1B";

    private Proposal() { }

    public Guid DocumentId { get; private set; }

    /// <summary>1, 2, 3 … in the order in which they were found.</summary>
    public int Number { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public int Start { get; private set; }

    public int Length { get; private set; }

    public int End => Start + Length;

    /// <summary>Name of the rule that found it; empty: the office pointed at it.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>The words by which the rule found it.</summary>
    public int ReasonStart { get; private set; }

    public int ReasonLength { get; private set; }

    /// <summary>Whom the document tells, in its own words.</summary>
    public string? Addressee { get; private set; }

    /// <summary>Days and rhythms, in the document's own words.</summary>
    public string? When { get; private set; }

    public string Task { get; private set; } = "";

    public string? Measure { get; private set; }

    public string? Owner { get; private set; }

    public DateOnly? Due { get; private set; }

    /// <summary>Keys of tiers with blanks between; null: not offered to anybody; empty: all tiers.</summary>
    public string? ToTiers { get; private set; }

    /// <summary>Keys of fields, as <see cref="ToTiers"/>.</summary>
    public string? ToFields { get; private set; }

    public Dismissal? Dismissal { get; private set; }

    /// <summary>The proposal that it is one task with.</summary>
    public int? JoinedTo { get; private set; }

    /// <summary>The task of the own plan that it became.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>Waits for the office: neither handed out nor dropped nor part of another one.</summary>
    public bool IsOpen => TaskId is null && Dismissal is null && JoinedTo is null;

    public Audience? To => ToTiers is null ? null : new(Keys(ToTiers), Keys(ToFields ?? ""), []);

    public ProposalWording Wording => new(Task, Measure, Owner, Due, To);

    /// <summary>As a rule found it.</summary>
    /// <param name="due">The day its dates leave; null: they name none.</param>
    /// <param name="to">The units that its addressee means; null: nobody below.</param>
    public static Proposal Found(Document document, int number, Clause clause, DateOnly? due, Audience? to)
    {
        var (task, measure) = TaskOf(clause);
        var proposal = new Proposal
        {
            DocumentId = document.Id, Number = number, CampaignId = document.CampaignId, UnitId = document.UnitId, Start = clause.Words.Start, Length = clause.Words.Text.Length,
            Rule = clause.Rule, ReasonStart = clause.Reason.Start, ReasonLength = clause.Reason.Text.Length,
            Addressee = Cut(clause.Addressee?.Text, PlanTask.TitleLength), When = clause.Dates.Count == 0 ? null : Cut(string.Join('\u3001', clause.Dates.Select(date => date.Text)), PlanTask.TitleLength),
        };
        proposal.Say(new(task, measure, null, due, to));
        return proposal;
    }

    /// <summary>As the office pointed at it.</summary>
    /// <exception cref="BrokenRule">documents.not-in-text: these words do not stand in the document.</exception>
    public static Proposal Point(Document document, int number, string words)
    {
        words = words.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var start = words.Length == 0 ? -1 : document.Text.IndexOf(words, StringComparison.Ordinal);
        BrokenRule.Unless(start >= 0, "documents.not-in-text");
        var proposal = new Proposal { DocumentId = document.Id, Number = number, CampaignId = document.CampaignId, UnitId = document.UnitId, Start = start, Length = words.Length, ReasonStart = start };
        proposal.Say(new(Cut(words.ReplaceLineEndings(""), PlanTask.TitleLength)!));
        return proposal;
    }

    /// <exception cref="BrokenRule">documents.handed-out-already; those of <see cref="TaskWording.Check"/>.</exception>
    public void Rewrite(ProposalWording wording)
    {
        BrokenRule.Unless(TaskId is null, "documents.handed-out-already");
        var month = Month.From(wording.Due ?? AnyDay);
        new TaskWording(wording.Task, month, month) { Measure = wording.Measure, Owner = wording.Owner, Due = wording.Due }.Trimmed().Check();
        Say(wording);
    }

    /// <exception cref="BrokenRule">documents.handed-out-already.</exception>
    public void Dismiss(int by, DateTime at)
    {
        BrokenRule.Unless(TaskId is null, "documents.handed-out-already");
        Dismissal ??= new(by, at);
    }

    public void TakeBack() => Dismissal = null;

    /// <summary>Makes it one task with another, whose measure takes its words up.</summary>
    /// <param name="other">The one that stays.</param>
    /// <param name="joined">Those that are one with this already; they go along.</param>
    /// <exception cref="BrokenRule">documents.handed-out-already, documents.cannot-join.</exception>
    public void Join(Proposal other, IEnumerable<Proposal> joined)
    {
        BrokenRule.Unless(TaskId is null && other.TaskId is null, "documents.handed-out-already");
        BrokenRule.Unless(IsOpen && other.IsOpen && other.Number != Number, "documents.cannot-join");
        List<Proposal> all = [this, .. joined];
        foreach (var one in all)
        {
            one.JoinedTo = other.Number;
            var measure = string.IsNullOrEmpty(other.Measure) ? one.Task : other.Measure + Seam + one.Task;
            if (measure.Length <= PlanTask.TextLength) other.Measure = measure;
        }
    }

    /// <summary>A task of its own again.</summary>
    /// <exception cref="BrokenRule">documents.handed-out-already.</exception>
    public void Part(Proposal other)
    {
        BrokenRule.Unless(other.TaskId is null, "documents.handed-out-already");
        JoinedTo = null;
        if (other.Measure == Task) other.Measure = null;
        else if (other.Measure?.EndsWith(Seam + Task, StringComparison.Ordinal) is true) other.Measure = other.Measure[..^(Seam.Length + Task.Length)];
    }

    /// <exception cref="BrokenRule">documents.handed-out-already.</exception>
    public void HandOut(PlanTask task)
    {
        BrokenRule.Unless(IsOpen, "documents.handed-out-already");
        TaskId = task.Id;
    }

    private void Say(ProposalWording wording)
    {
        (Task, Measure, Owner, Due) = (wording.Task.Trim(), Cut(Clean(wording.Measure), PlanTask.TextLength), Clean(wording.Owner), wording.Due);
        (ToTiers, ToFields) = wording.To is { } to ? (string.Join(' ', to.Tiers), string.Join(' ', to.Fields)) : (null, null);
    }

    /// <summary>Deed and object to the first comma make the title, what follows the measure; a clause without a deed is a title as it stands.</summary>
    private static (string Task, string? Measure) TaskOf(Clause clause)
    {
        var text = clause.Words.Text.ReplaceLineEndings("");
        if (clause.Deed is not { } deed || clause.Matter is not { } matter || deed.Text.Length + matter.Text.Length < ShortestTask || !IsNear(clause, deed)) return (Cut(text, PlanTask.TitleLength)!, null);
        var end = Math.Clamp(matter.End - clause.Words.Start, 0, clause.Words.Text.Length);
        var rest = clause.Words.Text[end..].Trim('\uFF0C', ',', ' ', '\u3002', '\uFF1A');
        return (Cut(clause.Words.Text[(deed.Start - clause.Words.Start)..end], PlanTask.TitleLength)!, Clean(rest.ReplaceLineEndings("")));
    }

    /// <summary>The deed stands in the part of the sentence that demands: behind a comma or "must not" it is another one.</summary>
    private static bool IsNear(Clause clause, Quote deed)
    {
        var from = Math.Clamp(clause.Reason.Start - clause.Words.Start, 0, clause.Words.Text.Length);
        var to = Math.Clamp(deed.Start - clause.Words.Start, from, clause.Words.Text.Length);
        return clause.Words.Text.AsSpan(from, to - from).IndexOfAny('\uFF0C', ',') < 0 && !clause.Rule.StartsWith("ban", StringComparison.Ordinal);
    }

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string[] Keys(string terms) => terms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
