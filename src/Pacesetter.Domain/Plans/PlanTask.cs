using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Plans;

/// <summary>
/// One piece of work of one unit, shown by every plan whose time it covers. The unit it belongs to is its lead unit (牵头单位); it has one
/// named owner (责任人). Postponing goes through <see cref="DateChange"/>, so that the old date stays.
/// </summary>
public sealed class PlanTask : ITallied
{
    public const int TitleLength = 200;
    public const int TextLength = 500;
    public const int PersonLength = 60;
    public const int MeasureUnitLength = 20;

    private PlanTask() { }

    /// <param name="slot">The plan kind it was written in: 1 = the longest; see <see cref="Plan.Slot"/>.</param>
    /// <param name="since">The month it was entered in; it counts from the later of this and its first month.</param>
    public PlanTask(int campaignId, int unitId, int slot, string title, Month from, Month to, Month since)
    {
        (CampaignId, UnitId, Slot, FromMonth, ToMonth) = (campaignId, unitId, slot, from, to);
        SinceMonth = since > from ? since : from;
        Name(title);
        Span(from, to);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public int Slot { get; private set; }

    /// <summary>The task or goal of the longer plan that this one serves.</summary>
    public Guid? ServesId { get; set; }

    /// <summary>The task of a unit above that this one takes up.</summary>
    public Guid? UpperTaskId { get; set; }

    public string Title { get; private set; } = "";

    public string? Measure { get; set; }

    public double? Target { get; private set; }

    public string? TargetUnit { get; set; }

    public string? Owner
    {
        get;
        set
        {
            field = value;
            Touch(SinceMonth);
        }
    }

    public string? Leader { get; set; }

    /// <summary>Names of supporting units (协作单位), as they should read on paper.</summary>
    public string? Supporters { get; set; }

    public Month FromMonth { get; private set; }

    public Month ToMonth { get; private set; }

    public DateOnly? Due { get; private set; }

    /// <summary>The month of <see cref="Due"/>, kept beside it because counters are by month.</summary>
    public Month? DueMonth { get; private set; }

    /// <summary>The first month in which the task counts.</summary>
    public Month SinceMonth { get; private set; }

    public string? ExpectedResult { get; set; }

    /// <summary>The unit's core work that this task is tied to (中心工作).</summary>
    public string? CoreWork
    {
        get;
        set
        {
            field = value;
            Touch(SinceMonth);
        }
    }

    /// <summary>Why it is tied to none; instead of <see cref="CoreWork"/>.</summary>
    public string? NoCoreWork { get; set; }

    /// <summary>Key of a carrier of the recipe.</summary>
    public string? Carrier { get; set; }

    /// <summary>Key of a standard item of the recipe.</summary>
    public string? Standard { get; set; }

    public int Weight { get; set; } = 1;

    /// <summary>The mobilisation meeting itself: finishing only this one means being stuck at mobilisation.</summary>
    public bool Mobilisation
    {
        get;
        set
        {
            field = value;
            Touch(SinceMonth);
        }
    }

    /// <summary>How often the due date was put off with leave; the changes themselves are <see cref="DateChange"/>.</summary>
    public int Postponements { get; private set; }

    /// <summary>What the unit above wants mended in this task, from the last return of the plan.</summary>
    public string? Remark { get; set; }

    public Completion? Completion { get; private set; }

    public Drop? Drop { get; private set; }

    public int Ordinal { get; set; }

    public int Revision { get; private set; }

    /// <summary>Since when date and target are binding: they change only through <see cref="DateChange"/>, even where the plan is opened again.</summary>
    public Approval? Agreed { get; private set; }

    // The earliest month whose numbers what was done since reading can change: a report of today changes none of last year's.
    private Month touchedFrom = Month.Never;

    public Touched Whole => new(CampaignId, UnitId, SinceMonth);

    public Touched Touches => new(CampaignId, UnitId, touchedFrom);

    public bool IsComplete => !string.IsNullOrWhiteSpace(Owner) && Due is not null;

    public bool Covers(Month month) => FromMonth <= month && month <= ToMonth;

    public void Name(string title)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(title), "plans.title-missing");
        Title = title.Trim();
        Revision++;
    }

    public void Span(Month from, Month to)
    {
        BrokenRule.Unless(from <= to, "plans.months-reversed");
        (FromMonth, ToMonth) = (from, to);
        Touch(SinceMonth);
        if (SinceMonth < from) SinceMonth = from;
        Revision++;
    }

    /// <summary>Sets date and target while nothing is approved yet; later both go through <see cref="DateChange"/>.</summary>
    /// <exception cref="BrokenRule">plans.target-not-positive, plans.agreed-already.</exception>
    public void Promise(DateOnly? due, double? target, string? targetUnit)
    {
        BrokenRule.Unless(target is null or > 0, "plans.target-not-positive");
        DemandSamePromise(due, target);
        Bind(due, target, targetUnit);
    }

    /// <summary>Writes the whole task anew, or nothing of it.</summary>
    /// <exception cref="BrokenRule">As <see cref="TaskWording.Check"/>; plans.agreed-already, plans.dropped-already, plans.completed-already.</exception>
    public void Rewrite(TaskWording wording)
    {
        wording = wording.Trimmed();
        wording.Check();
        DemandSamePromise(wording.Due, wording.Target);
        BrokenRule.Unless(Drop is null, "plans.dropped-already");
        BrokenRule.Unless(Completion is null, "plans.completed-already");
        Name(wording.Title);
        Span(wording.From, wording.To);
        Bind(wording.Due, wording.Target, wording.TargetUnit);
        (Measure, Owner, Leader, Supporters) = (wording.Measure, wording.Owner, wording.Leader, wording.Supporters);
        (ExpectedResult, CoreWork, NoCoreWork) = (wording.ExpectedResult, wording.CoreWork, wording.NoCoreWork);
        (Carrier, Standard, Weight, Mobilisation) = (wording.Carrier, wording.Standard, wording.Weight, wording.Mobilisation);
    }

    /// <summary>Names the task of a longer plan of the same unit that this one serves (把长计划作短安排).</summary>
    /// <exception cref="BrokenRule">plans.serves-not-longer.</exception>
    public void Serve(PlanTask? longer)
    {
        BrokenRule.Unless(longer is null || (longer.UnitId == UnitId && longer.CampaignId == CampaignId && longer.Slot < Slot), "plans.serves-not-longer");
        ServesId = longer?.Id;
        Revision++;
    }

    /// <param name="upper">A task of a unit above; null unties.</param>
    /// <param name="isAbove">Whether that unit stands above this task's unit now.</param>
    /// <exception cref="BrokenRule">plans.upper-not-above.</exception>
    public void TakeUp(PlanTask? upper, bool isAbove)
    {
        BrokenRule.Unless(upper is null || (isAbove && upper.UnitId != UnitId && upper.CampaignId == CampaignId), "plans.upper-not-above");
        UpperTaskId = upper?.Id;
        Revision++;
    }

    /// <summary>Makes date and target binding; a second time changes nothing.</summary>
    public void Agree(int by, DateTime at)
    {
        if (Agreed is not null) return;
        Agreed = new(by, at);
        Revision++;
    }

    private void DemandSamePromise(DateOnly? due, double? target) =>
        BrokenRule.Unless(Agreed is null || (due == Due && target == Target), "plans.agreed-already", Title);

    private void Bind(DateOnly? due, double? target, string? targetUnit)
    {
        (Due, DueMonth) = (due, due is { } day ? Month.From(day) : null);
        (Target, TargetUnit) = (target, target is null ? null : targetUnit);
        Touch(SinceMonth);
        Revision++;
    }

    /// <summary>Finished, as reported for <paramref name="month"/>. Reporting it again changes nothing; the earliest month counts.</summary>
    public void Complete(int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Drop is null, "plans.dropped-already");
        if (Completion?.Month <= month) return;
        Completion = new(by, at, month);
        Touch(month);
        Revision++;
    }

    /// <summary>Takes a report of completion back.</summary>
    public void Uncomplete()
    {
        if (Completion is not null) Touch(Completion.Month);
        Completion = null;
        Revision++;
    }

    public void GiveUp(string reason, int by, DateTime at, Month month)
    {
        BrokenRule.Unless(Completion is null, "plans.completed-already");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "plans.reason-missing");
        if (Drop?.Month <= month) return;
        Drop = new(by, at, month, reason.Trim());
        Touch(month);
        Revision++;
    }

    public void TakeUpAgain()
    {
        if (Drop is not null) Touch(Drop.Month);
        Drop = null;
        Revision++;
    }

    internal void Change(DateChange change)
    {
        if (change.NewDue > Due) Postponements++;
        Bind(change.NewDue, change.NewTarget, TargetUnit);
        if (DueMonth > ToMonth) Span(FromMonth, DueMonth.Value);
    }

    private void Touch(Month month)
    {
        if (month < touchedFrom) touchedFrom = month;
    }
}
