using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Plans;

/// <summary>What a row of a table adds or changes.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Slot">The plan it stands in.</param>
/// <param name="Fields">What differs, by key of the column; before is empty for a new task.</param>
public sealed record ImportedLine(int Row, string UnitCode, string UnitName, int Slot, string Title, bool IsNew, IReadOnlyList<(string Column, string Before, string After)> Fields);

/// <summary>The tasks of one unit while a table is read into them; the same rules hold as in the form.</summary>
/// <param name="around">The unit's plans, and the tasks of the units above, which may be taken up.</param>
internal sealed class ImportedUnit(Unit unit, Campaign campaign, Recipe recipe, List<PlanTask> tasks, (IReadOnlyList<Plan> Plans, IReadOnlyList<PlanTask> Above) around, Month thisMonth)
{
    private readonly Dictionary<int, PlanTask> byRow = [];
    private readonly IReadOnlyDictionary<Guid, int> placesBefore = Places(tasks);
    private readonly Dictionary<Guid, IReadOnlyDictionary<string, string>> before = [];

    public Unit Unit => unit;

    public List<PlanTask> New { get; } = [];

    public bool IsReordered { get; private set; }

    /// <summary>The unit's tasks as they would stand, in order.</summary>
    public IReadOnlyList<PlanTask> Ordered => TaskOrder.Of(tasks);

    public int Rows => byRow.Count;

    /// <summary>What the rows change, once all are taken, tied and sorted.</summary>
    public IEnumerable<ImportedLine> Lines()
    {
        var places = Places(tasks);
        foreach (var (row, task) in byRow.OrderBy(pair => pair.Key))
        {
            var (was, now) = (before.GetValueOrDefault(task.Id), Cells(task, places));
            List<(string, string, string)> fields = [.. now.Select(cell => (cell.Key, was?.GetValueOrDefault(cell.Key) ?? "", cell.Value)).Where(field => field.Item2 != field.Value)];
            if (fields.Count > 0) yield return new(row, unit.Code, unit.Name, task.Slot, task.Title, was is null, fields);
        }
    }

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
            if (found is not null) before.TryAdd(found.Id, Cells(found, placesBefore));
            byRow[row.Number] = Write(found, slot, input);
            return [];
        }
        catch (BrokenRule rule)
        {
            return [Problem(row, TaskText.FieldOf(rule.Code) ?? TaskText.Title, rule)];
        }
    }

    /// <summary>Says what the row's task serves and takes up, once all rows are read: it may stand further down.</summary>
    public IEnumerable<SheetProblem> Tie(SheetRow row) => byRow.TryGetValue(row.Number, out var task) ? [.. Serve(row, task), .. TakeUp(row, task)] : [];

    /// <summary>Puts the tasks in the order of the numbers in the file; among equal numbers the row further up comes first.</summary>
    public IEnumerable<SheetProblem> Sort(IEnumerable<SheetRow> rows)
    {
        List<(PlanTask Task, int Number)> numbered = [];
        foreach (var row in rows.Where(row => row[PlanSheets.Order].Length > 0 && byRow.ContainsKey(row.Number)))
        {
            if (int.TryParse(row[PlanSheets.Order], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) numbered.Add((byRow[row.Number], number));
            else yield return new(row.Address(PlanSheets.Order), "plans.number-unreadable", row[PlanSheets.Order]);
        }
        foreach (var plan in numbered.DistinctBy(one => one.Task.Id).GroupBy(one => one.Task.Slot))
            IsReordered |= TaskOrder.Put(tasks, [.. plan.OrderBy(one => one.Number).Select(one => one.Task.Id)]);
    }

    private IEnumerable<SheetProblem> Serve(SheetRow row, PlanTask task)
    {
        if (!row.Has(TaskText.Serves)) return [];
        var named = row[TaskText.Serves];
        var now = tasks.FirstOrDefault(one => one.Id == task.ServesId);
        if (named == (now?.Title ?? "") || named == now?.Id.ToString()) return [];
        var served = named.Length == 0 ? null : tasks.Where(one => one.Slot < task.Slot).FirstOrDefault(one => one.Title == named || one.Id.ToString() == named);
        if (named.Length > 0 && served is null) return [new(row.Address(TaskText.Serves), "plans.import-serves-unknown", named)];
        task.Serve(served);
        return [];
    }

    private IEnumerable<SheetProblem> TakeUp(SheetRow row, PlanTask task)
    {
        var named = row[TaskText.Upper];
        if (!row.Has(TaskText.Upper) || named == (task.UpperTaskId?.ToString() ?? "")) return [];
        var upper = around.Above.FirstOrDefault(one => one.Id.ToString() == named);
        if (named.Length > 0 && upper is null) return [new(row.Address(TaskText.Upper), "plans.import-upper-unknown", named)];
        task.TakeUp(upper, isAbove: true);
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
        foreach (var plan in around.Plans.Where(plan => plan.Slot == slot && ((plan.FromMonth <= wording.To && plan.ToMonth >= wording.From) || (plan.FromMonth <= task?.ToMonth && plan.ToMonth >= task.FromMonth))))
            plan.DemandOpenFor(task);
        var isNew = task is null;
        task ??= new(campaign.Id, unit.Id, slot, wording.Title, wording.From, wording.To, thisMonth) { Ordinal = tasks.Count == 0 ? 1 : tasks.Max(other => other.Ordinal) + 1 };
        task.Rewrite(wording);
        if (isNew)
        {
            New.Add(task);
            tasks.Add(task);
        }
        return task;
    }

    private Dictionary<string, string> Cells(PlanTask task, IReadOnlyDictionary<Guid, int> places)
    {
        var text = TaskText.Of(new(TaskWording.Of(task), task.ServesId, task.UpperTaskId));
        var cells = PlanSheets.Written.ToDictionary(key => key, key => text[key]);
        cells[PlanSheets.Order] = places.TryGetValue(task.Id, out var place) ? place.ToString(CultureInfo.InvariantCulture) : "";
        cells[TaskText.Serves] = tasks.Find(one => one.Id == task.ServesId)?.Title ?? "";
        cells[TaskText.Upper] = around.Above.FirstOrDefault(one => one.Id == task.UpperTaskId)?.Title ?? text[TaskText.Upper];
        return cells;
    }

    // As the export numbers them.
    private static Dictionary<Guid, int> Places(IEnumerable<PlanTask> tasks) =>
        TaskOrder.Of(tasks.Where(task => task.Drop is null)).GroupBy(task => task.Slot).SelectMany(plan => plan.Index().Select(one => (one.Item.Id, one.Index + 1))).ToDictionary();

    private static SheetProblem Problem(SheetRow row, string field, BrokenRule rule) => new(row.Address(field), rule.Code, [.. rule.Arguments]);

    private static bool Means(PlanKind kind, string word) => word == kind.Key || word == kind.Label.Zh || word == kind.Label.En;
}
