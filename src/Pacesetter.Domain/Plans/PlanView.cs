using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Plans;

/// <summary>
/// Overall, annual and monthly plan are three ways to look at a unit's one set of tasks. This is the one place that says which tasks a plan
/// shows: those written in it whose months meet its period; and in the shortest plan also every longer task whose time covers it, because the
/// month's plan is drawn up from them, not typed. Tasks of a kind that spans the whole campaign are goals and stand in their own plan only.
/// </summary>
/// <param name="Slot">1 to 4: the recipe's plan kinds from the longest to the shortest.</param>
public sealed record PlanView(IReadOnlyList<PlanKind> Kinds, int Slot, Month From, Month To)
{
    public static PlanView Of(Recipe recipe, Plan plan) => new(recipe.Plans, plan.Slot, plan.FromMonth, plan.ToMonth);

    public PlanKind Kind => Kinds[Slot - 1];

    public bool IsShortest => Slot == Kinds.Count;

    public bool Shows(PlanTask task) => Meets(task) && (task.Slot == Slot || (IsDrawnUpFrom(task.Slot) && !WasOver(task)));

    /// <summary>Unfinished though its time is over: still to be answered for in the shortest plan.</summary>
    public bool LagsInto(PlanTask task) =>
        (task.Slot == Slot || IsDrawnUpFrom(task.Slot)) && IsShortest && task.ToMonth < From && !WasOver(task);

    /// <summary>Whether the tasks of a slot are goals: not themselves work of a month.</summary>
    public static bool AreGoals(IReadOnlyList<PlanKind> kinds, int slot) => kinds.Count > 1 && kinds[slot - 1].Every == Every.Campaign;

    private bool Meets(PlanTask task) => task.FromMonth <= To && task.ToMonth >= From;

    private bool IsDrawnUpFrom(int slot) => IsShortest && slot < Slot && !AreGoals(Kinds, slot);

    private bool WasOver(PlanTask task) => task.Completion?.Month < From || task.Drop?.Month < From;
}
