using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Plans;

namespace Pacesetter.Web.Documents;

/// <summary>How many tasks and offers one act made.</summary>
public sealed record HandedOut(int Tasks, int Offers);

/// <summary>
/// Makes tasks of everything that is open, and offers them to those they are for, in one act. What was handed out before stays as it is, so that a second time
/// doubles nothing. As with a task taken up from above, a plan in force takes them as drafts; a plan that lies above for approval must be decided on first.
/// </summary>
public sealed class HandOutDocument(PacesetterDb db, FindReach reach)
{
    /// <param name="slot">The plan they are written in.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, documents.nothing-to-hand-out, documents.nobody-fits (the task), plans.unknown, plans.plan-submitted, plans.outside-campaign.</exception>
    public async Task<HandedOut> RunAsync(DocumentFile file, int slot, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        BrokenRule.Unless(file.Open.Count > 0, "documents.nothing-to-hand-out");
        var until = await LastMonthAsync(file, slot, cancellation);
        var plans = await db.Plans.AsNoTracking().Where(plan => plan.CampaignId == file.Campaign.Id && plan.UnitId == file.Unit.Id && plan.Slot == slot).ToListAsync(cancellation);
        var below = await reach.RunAsync(file.Unit, file.Recipe, cancellation);
        var ordinal = await db.LastOrdinalAsync(file.Campaign.Id, file.Unit.Id, cancellation);
        List<Act> acts = [];
        var offers = 0;
        foreach (var proposal in file.Open)
        {
            var task = TaskOf(file, proposal, slot, until);
            foreach (var plan in plans.Where(plan => plan.FromMonth <= task.ToMonth && plan.ToMonth >= task.FromMonth)) plan.DemandOpenFor(task);
            task.Ordinal = ++ordinal;
            db.PlanTasks.Add(task);
            proposal.HandOut(task);
            acts.Add(ActOn(file, "AddTask", task, JsonSerializer.Serialize(TaskWording.Of(task))));
            if (proposal.To is null) continue;
            var units = below.Of(proposal.To);
            BrokenRule.Unless(units.Count > 0, "documents.nobody-fits", proposal.Task);
            db.TaskOffers.AddRange(units.Select(unit => new TaskOffer(file.Campaign.Id, task.Id, unit.Id, db.Viewer.AccountId ?? 0, db.Now)));
            acts.Add(ActOn(file, "OfferTask", task, JsonSerializer.Serialize(units.Select(unit => unit.Code))));
            offers += units.Count;
        }
        var tasks = acts.Count(act => act.Name == "AddTask");
        file.Document.Touch();
        acts.Insert(0, file.Act(db, "HandOutDocument", null, JsonSerializer.Serialize(new { plan = file.Recipe.Plans[slot - 1].Key, tasks, offers })));
        await db.CommitAsync(acts, null, cancellation);
        return new(tasks, offers);
    }

    private Act ActOn(DocumentFile file, string name, PlanTask task, string after) =>
        new(name, file.Unit.Id, nameof(PlanTask), task.Id) { CampaignId = file.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit), After = after };

    /// <summary>The last month of the plan's period that runs now.</summary>
    private async Task<Month> LastMonthAsync(DocumentFile file, int slot, CancellationToken cancellation)
    {
        var now = db.ThisMonth;
        var period = await db.CampaignPeriods.AsNoTracking().FirstOrDefaultAsync(row => row.CampaignId == file.Campaign.Id && row.Slot == slot && row.FromMonth <= now && row.ToMonth >= now, cancellation);
        return period is null || slot < 1 || slot > file.Recipe.Plans.Count ? throw new BrokenRule("plans.unknown") : period.ToMonth;
    }

    /// <summary>From this month to that of its day; without a day to the end of the plan.</summary>
    private PlanTask TaskOf(DocumentFile file, Proposal proposal, int slot, Month until)
    {
        var to = proposal.Due is { } due ? Month.From(due) : until;
        var from = to < db.ThisMonth ? to : db.ThisMonth;
        var wording = new TaskWording(proposal.Task, from, to) { Measure = proposal.Measure, Owner = proposal.Owner, Due = proposal.Due };
        new TaskInput(wording).DemandFits(file.Campaign, file.Recipe);
        var task = new PlanTask(file.Campaign.Id, file.Unit.Id, slot, wording.Title, from, to, db.ThisMonth);
        task.Rewrite(wording);
        return task;
    }
}
