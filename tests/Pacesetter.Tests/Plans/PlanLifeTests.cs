using CsCheck;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Tests.Plans;

/// <summary>Random people do random things to one plan and its tasks; whatever they do, no state is illegal and every refusal says why.</summary>
public sealed class PlanLifeTests
{
    private static readonly DateTime Noon = new(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Month July = Month.Of(2026, 7);

    private static readonly Gen<(int Act, int Person, int Pick)[]> Lives = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 3], Gen.Int[0, 99]).Array[1, 60];

    private static readonly string[] Refusals =
    [
        "plans.already-submitted", "plans.empty", "plans.task-incomplete", "plans.not-submitted", "plans.already-approved", "plans.own-plan", "plans.reason-missing",
        "plans.not-approved", "plans.plan-submitted", "plans.plan-approved", "plans.agreed-already", "plans.not-agreed", "plans.nothing-changed", "plans.own-request",
        "plans.already-answered", "plans.completed-already", "plans.dropped-already", "plans.due-outside",
    ];

    [Fact]
    public void No_life_of_a_plan_ends_in_an_illegal_state() => Lives.Sample(acts =>
    {
        var life = new Life();
        foreach (var (act, person, pick) in acts)
        {
            var before = life.State();
            try
            {
                life.Take(act, person, pick);
            }
            catch (BrokenRule refusal)
            {
                Assert.Contains(refusal.Code, Refusals);
                Assert.Equal(before, life.State());
            }
            life.Check();
        }
    });

    private sealed class Life
    {
        private readonly Plan plan = new(1, 1, 2, July, July.Add(11));
        private readonly List<PlanTask> tasks = [];
        private readonly List<DateChange> changes = [];
        private readonly List<PlanVersion> versions = [];
        private readonly Dictionary<Guid, DateOnly?> promised = [];

        public string State() => string.Join('|', tasks.Select(task => $"{TaskWording.Of(task)}{task.Agreed}{task.Drop}{task.Completion}"))
            + $"|{plan.Submission}{plan.Approval}{plan.Return}{plan.Versions}{plan.PresentSince}|{string.Join(',', changes.Select(change => change.Answer))}";

        public void Take(int act, int person, int pick)
        {
            var task = tasks.Count == 0 ? null : tasks[pick % tasks.Count];
            switch (act)
            {
                case 0: Write(pick); break;
                case 1: Keep(plan.Submit(tasks, pick % 3 > 0, person, Noon, July.Add(pick % 5))); break;
                case 2: Keep(plan.Approve(tasks, person, Noon)); break;
                case 3: plan.SendBack(pick % 4 == 0 ? " " : "too vague", person, Noon); break;
                case 4: plan.Reopen(); break;
                case 5 when task is not null: Rewrite(task, pick); break;
                case 6 when task is not null: changes.Add(new(task, July.Add(pick % 14).Last, task.Target, pick % 5 == 0 ? "" : "floods", person, Noon)); break;
                case 7 when changes.Count > 0: Decide(person, pick); break;
                case 8 when task is not null: task.GiveUp(pick % 5 == 0 ? "" : "merged", person, Noon, July); break;
                case 9 when task is not null: task.Complete(person, Noon, July); break;
                default: break;
            }
        }

        public void Check()
        {
            Assert.True(plan.Approval is null || plan.Submission is not null, "approved without having been handed in");
            Assert.True(plan.Submission is null || plan.Return is null, "handed in and sent back at once");
            Assert.True(plan.Submission is null || plan.PresentSince is not null, "handed in and yet missing");
            Assert.True(plan.Versions == 0 || plan.PresentSince is not null, "in force and yet missing");
            Assert.Equal(plan.Versions, versions.Count);
            Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(version => version.Number));
            Assert.All(tasks, task => Assert.True(task.Completion is null || task.Drop is null, "finished and dropped at once"));
            Assert.All(changes, change => Assert.True(change.Answer is null || change.Answer.By != change.By, "decided by the one who asked"));
            foreach (var task in tasks.Where(task => task.Agreed is not null))
            {
                Assert.True(task.IsComplete, "agreed without an owner or a date");
                if (promised.TryGetValue(task.Id, out var due)) Assert.Equal(due, task.Due);
                promised[task.Id] = task.Due;
            }
        }

        private void Write(int pick)
        {
            plan.DemandOpenFor(null);
            var task = new PlanTask(1, 1, 2, $"task {pick}", July, July.Add(11), July);
            if (pick % 6 > 0) task.Rewrite(TaskWording.Of(task) with { Owner = "somebody", Due = July.Add(pick % 12).Last });
            tasks.Add(task);
        }

        private void Rewrite(PlanTask task, int pick)
        {
            plan.DemandOpenFor(task);
            task.Rewrite(TaskWording.Of(task) with { Title = $"task {pick}", Due = pick % 2 == 0 ? task.Due : July.Add(pick % 12).Last, Owner = pick % 7 == 0 && task.Agreed is null ? null : "somebody" });
        }

        private void Decide(int person, int pick)
        {
            var change = changes[pick % changes.Count];
            var task = tasks.Single(one => one.Id == change.TaskId);
            change.Decide(task, pick % 3 > 0, pick % 4 == 0 ? null : "because", person, Noon, July);
            // The one legal way in which a promise changes.
            if (change.Answer!.Accepted) promised[task.Id] = change.NewDue;
        }

        private void Keep(PlanVersion? version)
        {
            if (version is not null) versions.Add(version);
        }
    }
}
