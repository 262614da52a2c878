using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Plans;

/// <summary>The tasks of one unit while a table is read into them; the same rules hold as in the form.</summary>
internal sealed class ImportedUnit(Unit unit, Campaign campaign, Recipe recipe, List<PlanTask> tasks, IReadOnlyList<Plan> plans, Month thisMonth)
{
    private readonly Dictionary<int, PlanTask> byRow = [];
    private readonly HashSet<Guid> changed = [];

    public Unit Unit => unit;

    public List<PlanTask> New { get; } = [];

    public int Added => New.Count;

    public int Changed => changed.Count;

    public int Unchanged => byRow.Count - Added - Changed;

    public IEnumerable<SheetProblem> Take(SheetRow row)
    {
        var found = Find(row, out var unknown);
        if (unknown) return [new(row.Address(PlanSheets.Id), "plans.import-id-unknown", row[PlanSheets.Id])];
        var slot = found?.Slot ?? recipe.Plans.Index().Where(one => Means(one.Item, row[PlanSheets.Kind])).Select(one => one.Index + 1).FirstOrDefault();
        if (slot == 0) return [new(row.Address(PlanSheets.Kind), "plans.import-kind-unknown", row[PlanSheets.Kind])];
        // A column the file does not have leaves the task as it is.
        var now = found is null ? null : TaskText.Of(new(TaskWording.Of(found), found.ServesId, found.UpperTaskId));
        var text = new TaskText(field => field is TaskText.Mobilisation || !row.Has(field) ? now?[field] : row[field]);
        if (text.Read(recipe, out var problems) is not { } input) return problems.Select(problem => Problem(row, problem.Field, problem.Rule));
        try
        {
            byRow[row.Number] = Write(found, slot, input);
            return [];
        }
        catch (BrokenRule rule)
        {
            return [Problem(row, TaskText.FieldOf(rule.Code) ?? TaskText.Title, rule)];
        }
    }

    /// <summary>Says what the row's task serves, once all rows are read: it may stand further down.</summary>
    public IEnumerable<SheetProblem> Tie(SheetRow row)
    {
        if (!row.Has(TaskText.Serves) || !byRow.TryGetValue(row.Number, out var task)) return [];
        var named = row[TaskText.Serves];
        var now = tasks.FirstOrDefault(one => one.Id == task.ServesId);
        if (named == (now?.Title ?? "") || named == now?.Id.ToString()) return [];
        var served = named.Length == 0 ? null : tasks.Where(one => one.Slot < task.Slot).FirstOrDefault(one => one.Title == named || one.Id.ToString() == named);
        if (named.Length > 0 && served is null) return [new(row.Address(TaskText.Serves), "plans.import-serves-unknown", named)];
        task.Serve(served);
        if (!New.Contains(task)) changed.Add(task.Id);
        return [];
    }

    private PlanTask? Find(SheetRow row, out bool unknown)
    {
        unknown = false;
        if (row[PlanSheets.Id].Length == 0)
            return tasks.FirstOrDefault(task => task.Title == row[TaskText.Title] && task.Drop is null && row[TaskText.From] == task.FromMonth.ToString() && !byRow.ContainsValue(task));
        var found = tasks.FirstOrDefault(task => task.Id.ToString() == row[PlanSheets.Id]);
        unknown = found is null;
        return found;
    }

    private PlanTask Write(PlanTask? task, int slot, TaskInput input)
    {
        var wording = input.Wording;
        if (task is not null && TaskWording.Of(task).Trimmed() == wording) return task;
        input.DemandFits(campaign, recipe);
        foreach (var plan in plans.Where(plan => plan.Slot == slot && ((plan.FromMonth <= wording.To && plan.ToMonth >= wording.From) || (plan.FromMonth <= task?.ToMonth && plan.ToMonth >= task.FromMonth))))
            plan.DemandOpenFor(task);
        var isNew = task is null;
        task ??= new(campaign.Id, unit.Id, slot, wording.Title, wording.From, wording.To, thisMonth) { Ordinal = tasks.Count == 0 ? 1 : tasks.Max(other => other.Ordinal) + 1 };
        task.Rewrite(wording);
        if (isNew)
        {
            New.Add(task);
            tasks.Add(task);
        }
        else changed.Add(task.Id);
        return task;
    }

    private static SheetProblem Problem(SheetRow row, string field, BrokenRule rule) => new(row.Address(field), rule.Code, [.. rule.Arguments]);

    private static bool Means(PlanKind kind, string word) => word == kind.Key || word == kind.Label.Zh || word == kind.Label.En;
}
