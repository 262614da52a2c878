using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Campaigns;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Tallies;

/// <summary>One random step of a campaign's life; the numbers pick what and where.</summary>
public readonly record struct Step(int Kind, int Pick, int Month);

/// <summary>A small city with a campaign, and random steps through the domain's own methods. Steps that a rule forbids change nothing.</summary>
internal sealed class History(PacesetterDb db)
{
    private static readonly string[] Tiers = ["县区", "乡镇", "村"];
    private static readonly Month Start = Month.Of(2026, 1);
    private static readonly Recipe Recipe = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!;
    private static readonly Pledging Rules = Recipe.Pledges!;
    private readonly List<int> units = [];
    private int campaign;

    public int Campaign => campaign;

    public IReadOnlyList<int> Units => units;

    public async Task BeginAsync()
    {
        var root = await OpenAsync("1", "市", null);
        foreach (var county in (string[])["11", "12"])
        {
            var above = await OpenAsync(county, Tiers[0], root);
            var town = await OpenAsync(county + "1", Tiers[1], above);
            await OpenAsync(county + "2", Tiers[2], above);
            await OpenAsync(county + "11", Tiers[2], town);
        }
        campaign = (await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(RecipeFiles.Speech), "1", Start.First)).Id;
    }

    public async Task TakeAsync(Step step)
    {
        var unit = units[step.Pick % units.Count];
        var month = Start.Add(step.Month % 24);
        try
        {
            await ActAsync(step, unit, month);
        }
        catch (BrokenRule)
        {
            db.ChangeTracker.Clear();
        }
        db.ChangeTracker.Clear();
    }

    private async Task<int> OpenAsync(string code, string tier, int? parent)
    {
        var unit = new Unit(code, code, tier, Start) { Ordinal = units.Count };
        await new Tree(db).OpenAsync(unit, parent, new Act("OpenUnit", null, "Unit", code));
        units.Add(unit.Id);
        return unit.Id;
    }

    private Task ActAsync(Step step, int unit, Month month) => (step.Kind % 17) switch
    {
        0 => AddTaskAsync(step, unit, month),
        1 => ChangeTaskAsync(step, month),
        2 => SubmitAsync(step, unit, month),
        3 => SendBackAsync(step),
        4 or 5 => ReportAsync(step, unit, month),
        6 => PutOffAsync(step, month),
        7 => MoveMemberAsync(step, unit, month),
        8 => ProposeAsync(step, unit, month),
        12 => AppraiseAsync(step, unit, month),
        13 => CommentAsync(step, unit, month),
        14 => VerifyAsync(step, month),
        15 => FindAsync(step, unit, month),
        16 => RectifyAsync(step, month),
        _ => JudgeAsync(step, month),
    };

    private async Task AddTaskAsync(Step step, int unit, Month month)
    {
        var task = new PlanTask(campaign, unit, 1 + (step.Pick % 3), $"task {step.Pick}", month, month.Add(step.Pick % 5), Start.Add(step.Pick % 24))
        {
            Owner = step.Pick % 4 == 0 ? null : "someone",
            CoreWork = step.Pick % 3 == 0 ? "harvest" : null,
            Mobilisation = step.Pick % 7 == 0,
        };
        if (step.Pick % 5 > 0) task.Promise(month.Add(step.Pick % 5).Last, step.Pick % 2 == 0 ? 12 : null, "户");
        db.PlanTasks.Add(task);
        await CommitAsync("AddTask", unit);
    }

    private async Task ChangeTaskAsync(Step step, Month month)
    {
        var tasks = await db.PlanTasks.OrderBy(row => row.UnitId).ThenBy(row => row.Title).ToListAsync();
        if (tasks.Count == 0) return;
        var task = tasks[step.Pick % tasks.Count];
        if (step.Pick % 5 == 0 && !await db.TaskProgress.AnyAsync(row => row.TaskId == task.Id) && !await db.DateChanges.AnyAsync(row => row.TaskId == task.Id)) db.PlanTasks.Remove(task);
        else if (step.Pick % 5 == 1) task.Owner = step.Pick % 2 == 0 ? null : "someone else";
        else if (step.Pick % 5 == 2) task.CoreWork = step.Pick % 2 == 0 ? null : "school";
        else if (step.Pick % 5 == 3) task.Span(month, month.Add(step.Pick % 4));
        else task.Promise(month.First, null, null);
        await CommitAsync("ChangeTask", task.UnitId);
    }

    private async Task SubmitAsync(Step step, int unit, Month month)
    {
        var slot = 1 + (step.Pick % 3);
        var period = await db.CampaignPeriods.FirstAsync(row => row.CampaignId == campaign && row.Slot == slot && row.FromMonth <= month && row.ToMonth >= month);
        var plan = await db.Plans.FirstOrDefaultAsync(row => row.CampaignId == campaign && row.UnitId == unit && row.Slot == slot && row.FromMonth == period.FromMonth);
        if (plan is null) db.Plans.Add(plan = new(campaign, unit, slot, period.FromMonth, period.ToMonth));
        var tasks = await db.PlanTasks.Where(row => row.UnitId == unit && row.Slot == slot).ToListAsync();
        plan.Submit(tasks, approvedAbove: slot < 3, by: 1, db.Now, month);
        await CommitAsync("SubmitPlan", unit);
    }

    private async Task SendBackAsync(Step step)
    {
        var plans = await db.Plans.OrderBy(row => row.UnitId).ThenBy(row => row.Slot).ThenBy(row => row.FromMonth).ToListAsync();
        if (plans.Count == 0) return;
        var plan = plans[step.Pick % plans.Count];
        if (step.Pick % 2 == 0) plan.SendBack("too thin", 2, db.Now);
        else db.PlanVersions.Add(plan.Approve(await db.PlanTasks.Where(row => row.UnitId == plan.UnitId && row.Slot == plan.Slot).ToListAsync(), 2, db.Now));
        await CommitAsync("SendBackPlan", plan.UnitId);
    }

    private async Task ReportAsync(Step step, int unit, Month month)
    {
        var tasks = await db.PlanTasks.Where(row => row.UnitId == unit).OrderBy(row => row.Title).ToListAsync();
        foreach (var task in tasks.Where(task => task.Covers(month)))
        {
            var line = await db.TaskProgress.FirstOrDefaultAsync(row => row.TaskId == task.Id && row.Month == month);
            if (line is null) db.TaskProgress.Add(line = new(campaign, unit, task.Id, month));
            line.Say(task, new(task.Id, (ProgressState)(step.Pick % 4), null, "because"), [], 1, db.Now);
        }
        if (await db.Reports.FindAsync(campaign, unit, month) is null)
            db.Reports.Add(new(campaign, unit, month, month.First.AddDays(step.Pick % 40), 1, db.Now));
        await CommitAsync("SubmitReport", unit);
    }

    private async Task PutOffAsync(Step step, Month month)
    {
        var tasks = await db.PlanTasks.OrderBy(row => row.UnitId).ThenBy(row => row.Title).ToListAsync();
        if (tasks.Count == 0) return;
        var task = tasks[step.Pick % tasks.Count];
        task.Agree(2, db.Now);
        var change = new DateChange(task, month.Last, task.Target, "rain", 1, db.Now);
        db.DateChanges.Add(change);
        change.Decide(task, granted: step.Pick % 3 > 0, "no", 2, db.Now, month);
        await CommitAsync("DecideDateChange", task.UnitId);
    }

    private async Task MoveMemberAsync(Step step, int unit, Month month)
    {
        var members = await db.Members.OrderBy(row => row.Number).ToListAsync();
        if (members.Count < 3)
        {
            var joined = new Member($"m{members.Count}", "somebody", unit);
            db.Members.Add(joined);
            await db.CommitAsync(new Act("AddMember", unit, "Member", joined.Number));
            db.Memberships.Add(new(joined.Id, unit, month, Month.Never));
            await CommitAsync("AddMember", unit);
            return;
        }
        var member = members[step.Pick % members.Count];
        var here = await db.Memberships.SingleAsync(row => row.MemberId == member.Id && row.ToMonth == Month.Never);
        if (month <= here.FromMonth) return;
        here.ToMonth = month;
        member.TransferTo(unit);
        db.Memberships.Add(new(member.Id, unit, month, Month.Never));
        await CommitAsync("TransferMember", unit);
    }

    private async Task ProposeAsync(Step step, int unit, Month month)
    {
        var member = await db.Members.OrderBy(row => row.Number).Select(row => (int?)row.Id).FirstOrDefaultAsync();
        db.Pledges.Add(Made(step, unit, step.Pick % 3 == 0 ? null : member, month));
        await CommitAsync("ProposePledge", unit);
    }

    private Pledge Made(Step step, int unit, int? member, Month month) => Pledge.Propose(Rules, new(campaign, unit, member), month.Year, false,
        new($"pledge {step.Pick}", month.Add(step.Pick % 7).Last) { Kind = "deed" }, 0, new(1, db.Now, month, null));

    private async Task JudgeAsync(Step step, Month month)
    {
        var pledges = await db.Pledges.OrderBy(row => row.UnitId).ThenBy(row => row.Text).ToListAsync();
        if (pledges.Count == 0) return;
        var (pledge, hand) = (pledges[step.Pick % pledges.Count], new Hand(2, null));
        switch (step.Pick % 9)
        {
            case 0: pledge.Rewrite(Rules, PledgeWording.Of(pledge) with { Due = month.Last }); break;
            case 1 when pledge.Vetting is null && step.Month % 2 == 0: db.Pledges.Remove(pledge); break;
            case 2 when pledge.Publication is not null && step.Month % 2 == 0:
                var successor = Made(step, pledge.UnitId, pledge.MemberId, month);
                db.Pledges.Add(successor);
                pledge.Substitute(successor, "flood", hand, db.Now, month);
                break;
            case 3 when pledge.Vetting is null: pledge.SendBack(Rules, "vague", hand, db.Now); break;
            default: Advance(pledge, step, hand, month); break;
        }
        await CommitAsync("JudgePledge", pledge.UnitId);
    }

    /// <summary>Does what is to be done next, so that short histories come to their end.</summary>
    private void Advance(Pledge pledge, Step step, Hand hand, Month month)
    {
        switch (pledge.Next(Rules))
        {
            case PledgeStep.Vet: pledge.Vet(Rules, [.. Rules.Vetting.Select(_ => true)], null, hand, db.Now, month); break;
            case PledgeStep.Publish: pledge.Publish(Rules, hand, db.Now, month); break;
            case PledgeStep.Fulfil: pledge.Fulfil(Rules, new(step.Pick % 2 == 0, "so it was", Cause.Objective), hand, db.Now, month); break;
            case PledgeStep.Review: pledge.Appraise(Rules, "well", hand, db.Now, month); break;
            default: pledge.Conclude(Rules, Rules.Grades[step.Pick % Rules.Grades.Count].Key, null, hand, db.Now, month.First); break;
        }
    }

    /// <summary>Closes the unit's open round where it has one, and else opens one.</summary>
    private async Task AppraiseAsync(Step step, int unit, Month month)
    {
        var round = (await db.AppraisalRounds.Where(row => row.UnitId == unit).ToListAsync()).FirstOrDefault(row => row.Closing is null);
        if (round is null)
        {
            var about = step.Pick % 3 == 0 ? Subject.Members : Subject.Organisations;
            db.AppraisalRounds.Add(round = AppraisalRound.Open(Recipe.Appraisal!, new(campaign, unit, about, "round", 40), [new(null, "a"), new(null, "b")], new(1, db.Now, month)));
        }
        if (step.Pick % 4 > 0)
        {
            var count = new Count(30, step.Pick % 3, [.. Enumerable.Range(0, round.Form.Cells).Select(cell => (cell + step.Pick) % 6)]);
            round.Enter(1, "one", count, db.Now);
            round.Enter(2, "two", count, db.Now);
            round.Close(Count.None(round.Form), 1, db.Now, month);
        }
        await CommitAsync("CloseRound", unit);
    }

    private async Task CommentAsync(Step step, int unit, Month month)
    {
        var members = await db.Members.Where(row => row.UnitId == unit).OrderBy(row => row.Id).Select(row => (int?)row.Id).ToListAsync();
        var member = step.Pick % 2 == 0 || members.Count == 0 ? null : members[step.Pick % members.Count];
        db.LeaderComments.Add(LeaderComment.Give(new(campaign, unit, member, month), new("good", "slow", "faster"), new(1, "one", db.Now, null)));
        await CommitAsync("GiveComment", unit);
    }

    /// <summary>Somebody was there: a task or a pledge that is said to be done is seen to be so, or not.</summary>
    private async Task VerifyAsync(Step step, Month month)
    {
        var lines = await db.TaskProgress.Where(row => row.State == ProgressState.Done).OrderBy(row => row.UnitId).ThenBy(row => row.Month).ThenBy(row => row.TaskId).ToListAsync();
        if (lines.Count > 0) lines[step.Pick % lines.Count].Verify(step.Pick % 3 > 0, 2, db.Now);
        var pledges = await db.Pledges.Where(row => row.Fulfilment != null && row.Fulfilment.Kept).OrderBy(row => row.UnitId).ThenBy(row => row.Text).ToListAsync();
        if (pledges.Count > 0) pledges[step.Pick % pledges.Count].Verify(step.Pick % 2 > 0, new(3, null), db.Now, month);
        if (lines.Count + pledges.Count > 0) await CommitAsync("HandInPaper", lines.Count > 0 ? lines[0].UnitId : pledges[0].UnitId);
    }

    private async Task FindAsync(Step step, int unit, Month month)
    {
        db.Findings.Add(Finding.Enter(Recipe.Findings!, (campaign, unit), new($"wrong {step.Pick}", "planning", "slight", new(FindingSource.Self, null, null), null) { Charge = new(null, "someone", 7, "mend") },
            new(1, "one", db.Now, month), month.Day(1 + (step.Pick % 28))));
        await CommitAsync("EnterFinding", unit);
    }

    private async Task RectifyAsync(Step step, Month month)
    {
        var findings = await db.Findings.OrderBy(row => row.UnitId).ThenBy(row => row.Text).ToListAsync();
        if (findings.Count == 0) return;
        var finding = findings[step.Pick % findings.Count];
        var (worker, judge) = (new FindingHand(7, "someone"), new FindingHand(9, "nine"));
        if (step.Pick % 5 == 0) finding.CallImpossible("no road", worker, db.Now);
        else if (finding.Impossible is not null) finding.Rule(step.Pick % 2 == 0 ? null : month.Last, "so it is", judge, db.Now, month.First);
        else if (finding.Result is null) finding.Report("mended", null, null, worker, db.Now, month.First);
        else if (step.Pick % 3 == 0) db.FindingSteps.Add(finding.SendBack("not so", judge, db.Now));
        else finding.Close(CheckedBy.Site, "seen", judge, db.Now, month);
        await CommitAsync("CloseFinding", finding.UnitId);
    }

    private Task CommitAsync(string act, int unit) => db.CommitAsync(new Act(act, unit, "Step", unit) { CampaignId = campaign });
}
