using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Plans;

/// <summary>A task as typed: the same fields in the form and in a table, so that both are read, and refused, alike.</summary>
/// <param name="typed">The text of a field; null or empty: nothing.</param>
public sealed class TaskText(Func<string, string?> typed)
{
    public const string Title = "title", Measure = "measure", Target = "target", TargetUnit = "target-unit", Owner = "owner", Leader = "leader", Supporters = "supporters",
        From = "from", To = "to", Due = "due", Result = "result", CoreWork = "core-work", NoCoreWork = "no-core-work", Carrier = "carrier", Standard = "standard",
        Weight = "weight", Mobilisation = "mobilisation", Serves = "serves", Upper = "upper";

    private readonly List<(string Field, BrokenRule Rule)> problems = [];

    public string this[string field] => typed(field)?.Trim() ?? "";

    public static TaskText Of(TaskInput input)
    {
        var wording = input.Wording;
        return new(field => field switch
        {
            Title => wording.Title,
            Measure => wording.Measure,
            Target => wording.Target?.ToString("0.######", CultureInfo.InvariantCulture),
            TargetUnit => wording.TargetUnit,
            Owner => wording.Owner,
            Leader => wording.Leader,
            Supporters => wording.Supporters,
            From => wording.From.ToString(),
            To => wording.To.ToString(),
            Due => wording.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Result => wording.ExpectedResult,
            CoreWork => wording.CoreWork,
            NoCoreWork => wording.NoCoreWork,
            Carrier => wording.Carrier,
            Standard => wording.Standard,
            Weight => wording.Weight.ToString(CultureInfo.InvariantCulture),
            Mobilisation => wording.Mobilisation ? "on" : null,
            Serves => input.ServesId?.ToString(),
            Upper => input.UpperTaskId?.ToString(),
            _ => null,
        });
    }

    /// <param name="recipe">Carriers and standards may be called by key or label.</param>
    /// <param name="found">Everything that is wrong, by field; the task is null then.</param>
    public TaskInput? Read(Recipe recipe, out IReadOnlyList<(string Field, BrokenRule Rule)> found)
    {
        problems.Clear();
        var from = MonthIn(From);
        var wording = new TaskWording(this[Title], from ?? default, MonthIn(To) ?? from ?? default)
        {
            Measure = this[Measure], Target = NumberIn(Target), TargetUnit = this[TargetUnit], Owner = this[Owner], Leader = this[Leader], Supporters = this[Supporters],
            Due = DayIn(Due), ExpectedResult = this[Result], CoreWork = this[CoreWork], NoCoreWork = this[NoCoreWork],
            Carrier = KeyOf(this[Carrier], recipe.Carriers.Select(carrier => (carrier.Key, carrier.Name))),
            Standard = KeyOf(this[Standard], recipe.Standards.SelectMany(set => set.Items).Select(item => (item.Key, item.Label))),
            Weight = this[Weight].Length == 0 ? 1 : (int)(NumberIn(Weight) is { } weight and <= int.MaxValue ? weight : 0), Mobilisation = this[Mobilisation].Length > 0,
        };
        if (from is null && problems.Count == 0) problems.Add((From, new("plans.month-missing")));
        if (problems.Count == 0) Try(wording.Check);
        found = problems;
        return problems.Count > 0 ? null : new(wording.Trimmed(), IdIn(Serves), IdIn(Upper));
    }

    /// <summary>The field a rule of <see cref="TaskWording.Check"/> or of the use cases speaks of; null: none of them.</summary>
    public static string? FieldOf(string code) => code switch
    {
        "plans.title-missing" or "plans.title-long" => Title,
        "plans.months-reversed" or "plans.outside-campaign" => To,
        "plans.target-not-positive" => Target,
        "plans.weight-out-of-range" => Weight,
        "plans.owner-not-one" => Owner,
        "plans.core-work-twice" => NoCoreWork,
        "plans.due-outside" or "plans.agreed-already" => Due,
        "plans.carrier-unknown" => Carrier,
        "plans.standard-unknown" => Standard,
        "plans.serves-not-longer" or "plans.task.unknown" => Serves,
        "plans.upper-not-above" => Upper,
        _ => null,
    };

    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (BrokenRule rule)
        {
            problems.Add((FieldOf(rule.Code) ?? Title, rule));
        }
    }

    private Month? MonthIn(string field) => In<Month>(field, "plans.month-unreadable", text =>
        Month.TryParse(text, null, out var month) ? month : DateOnly.TryParseExact(text, ["yyyy-M", "yyyy/M", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Month.From(day) : null);

    private DateOnly? DayIn(string field) => In<DateOnly>(field, "plans.day-unreadable", text =>
        DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    private double? NumberIn(string field) => In<double>(field, "plans.number-unreadable", text =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null);

    private Guid? IdIn(string field) => Guid.TryParse(this[field], out var id) ? id : null;

    private T? In<T>(string field, string code, Func<string, T?> read) where T : struct
    {
        if (this[field].Length == 0) return null;
        var value = read(this[field]);
        if (value is null) problems.Add((field, new(code, this[field])));
        return value;
    }

    private static string? KeyOf(string said, IEnumerable<(string Key, Label Label)> known) => said.Length == 0 ? null
        : known.Where(one => one.Key == said || one.Label.Zh == said || one.Label.En == said).Select(one => one.Key).FirstOrDefault() ?? said;
}
