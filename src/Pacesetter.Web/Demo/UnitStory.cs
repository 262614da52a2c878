using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Demo;

/// <summary>Tells one unit's campaign month by month, through the domain's own methods, so that no rule is broken.</summary>
internal sealed partial class UnitStory(DemoWorld world, DemoUnit unit, DemoFacts facts)
{
    private readonly Dice dice = DiceOf(world.Seed, unit);
    private readonly List<PlanTask> tasks = [];
    private readonly Dictionary<Guid, double> reached = [];
    private readonly HashSet<Guid> offered = [];
    private bool apart;

    /// <summary>Whether a unit's tasks have nothing to do with its core work (两张皮): its first roll, told beforehand so that a diagnosis can be compared with the truth.</summary>
    public static bool IsApart(ulong seed, DemoUnit unit) => !unit.IsHome && DiceOf(seed, unit).Chance(Apartness(unit));

    private TaskIdeas Ideas => world.Words.Tasks[unit.Ideas];

    public void Tell()
    {
        // Two skins: its tasks have nothing to do with its core work.
        apart = !unit.IsHome && dice.Chance(Apartness(unit));
        WriteMeeting();
        var longer = world.Periods.Where(period => period.Slot > 0 && period.Slot < world.Shortest && Owes(period.Slot) && period.From <= world.Time.Running)
            .Select(period => new LongPlan(period, HandInDay(period))).ToList();
        foreach (var month in Month.Range(world.Time.Start, world.Time.Running))
        {
            foreach (var plan in longer.Where(plan => plan.Entry == month)) DrawUp(plan);
            AddMonthly(month);
            Confirm(month);
            Answer(month);
        }
        facts.Tasks.AddRange(tasks);
    }

    private static Dice DiceOf(ulong seed, DemoUnit unit) => new(seed ^ ((ulong)unit.Id * 0xD1B54A32D192ED03));

    private static double Apartness(DemoUnit unit) => 0.3 * (1.1 - unit.Pace);

    private bool Owes(int slot) => world.Recipe.Plans[slot - 1].For.Includes(unit.Tier, unit.Field);

    private PlanView ViewOf(Period period) => new(world.Recipe.Plans, period.Slot, period.From, period.To);

    private void WriteMeeting()
    {
        var month = unit.Tier is "city" or "county" || dice.Chance(0.8) ? world.Time.Start : world.Time.Start.Next;
        var task = Write(world.Words.Meeting, world.Shortest, (month, month), month.Day(dice.Between(15, 26)), month);
        task.Mobilisation = true;
        task.Owner = unit.People[0];
    }

    /// <param name="idea">What it is about.</param>
    /// <param name="slot">The plan it is written in.</param>
    /// <param name="span">First and last month.</param>
    /// <param name="due">The day it is due.</param>
    /// <param name="since">The month in which it was entered.</param>
    /// <param name="part">The share of the idea's number that falls to this unit.</param>
    private PlanTask Write(TaskIdea idea, int slot, (Month From, Month To) span, DateOnly due, Month since, double part = 1)
    {
        int? number = idea.N is { } range ? Math.Max(1, (int)(dice.Between(range[0], range[1]) * part)) : null;
        var title = idea.Title.Replace("{0}", number?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var tied = idea.Core is not null && !apart;
        var task = new PlanTask(world.Campaign, unit.Id, slot, title, span.From, span.To, since)
        {
            Id = world.Keys.Next(),
            Owner = unit.People[unit.People.Count > 1 ? dice.Between(1, unit.People.Count - 1) : 0],
            Leader = unit.People[0],
            ExpectedResult = idea.Result,
            CoreWork = tied ? idea.Core : null,
            NoCoreWork = tied ? null : idea.None ?? (dice.Chance(0.7) ? dice.Pick(world.Words.NoCoreReasons) : null),
            Carrier = world.Recipe.Carriers.FirstOrDefault(carrier => carrier.Key == idea.Carrier)?.Key,
            Standard = idea.Item,
            Ordinal = tasks.Count,
        };
        task.Promise(due, number, idea.Of);
        tasks.Add(task);
        return task;
    }

    /// <summary>Acts are told of the last two months.</summary>
    private void Record(string name, string kind, object id, (int Account, string Name) actor, DateTime at, string? reason = null)
    {
        if (DemoTime.MonthOf(at) < world.Time.TellsFrom || !(world.Size.AllActs || unit.IsNear)) return;
        var act = new Act(name, unit.Id, kind, id) { CampaignId = world.Campaign, Reason = reason };
        act.Sign(actor.Account, actor.Name, at, "demo");
        facts.Acts.Add(act);
    }

    private (int, string) Secretary => (unit.Account, unit.People[0]);

    private (int, string) Above => (unit.Above, unit.AboveName);

    /// <param name="Day">When it is handed in; null: never, its tasks stay drafts.</param>
    private sealed record LongPlan(Period Period, DateOnly? Day)
    {
        public Month Entry => Month.From(Day ?? Period.Due);
    }
}
