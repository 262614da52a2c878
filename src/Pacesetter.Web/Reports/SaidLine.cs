using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>A line of the report form as it was typed, so that nothing typed is lost when it is refused.</summary>
public sealed record SaidLine(PlanTask Task, string State, string Quantity, string Sentence, IFormFile? File = null)
{
    public static string StateField(PlanTask task) => $"s.{task.Id:N}";

    public static string QuantityField(PlanTask task) => $"q.{task.Id:N}";

    public static string SentenceField(PlanTask task) => $"w.{task.Id:N}";

    public static string FileField(PlanTask task) => $"f.{task.Id:N}";

    /// <summary>The form as it opens: what was said, or what is most likely.</summary>
    public static IReadOnlyList<SaidLine> Open(MonthSheet sheet) =>
        [.. sheet.Tasks.Select(task => (task, line: sheet.LineOf(task))).Select(pair => new SaidLine(pair.task, pair.line.State.Name(), Text(Shown(sheet, pair.task, pair.line)), pair.line.Sentence ?? ""))];

    public static IReadOnlyList<SaidLine> Read(MonthSheet sheet, IFormCollection form) =>
        [.. sheet.Tasks.Select(task => new SaidLine(task, form[StateField(task)].ToString(), form[QuantityField(task)].ToString(), form[SentenceField(task)].ToString(), form.Files[FileField(task)] is { Length: > 0 } file ? file : null))];

    /// <exception cref="BrokenRule">reports.quantity-unreadable, reports.state-unreadable.</exception>
    public Line Line()
    {
        var typed = Quantity.Trim();
        if (typed.Length == 0) return new(Task.Id, States.Parse(State), null, Sentence);
        if (!double.TryParse(typed, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var quantity)) throw new BrokenRule("reports.quantity-unreadable", Task.Title);
        return new(Task.Id, States.Parse(State), quantity, Sentence);
    }

    // Whoever turns a finished task into one under way must not find the target already filled in.
    private static double? Shown(MonthSheet sheet, PlanTask task, Line line) =>
        sheet.ProgressOf(task) is null && line.State is ProgressState.Done ? sheet.LastOf(task)?.Quantity == task.Target ? task.Target : null : line.Quantity;

    public static string Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
