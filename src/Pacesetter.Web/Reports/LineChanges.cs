using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>A line as an act keeps it: readable without looking the task up.</summary>
public sealed record RecordedLine(Guid Task, string Title, ProgressState State, double? Quantity, string? Sentence);

/// <summary>What was said before and what is said now, as acts keep it.</summary>
internal static class LineChanges
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string? Before(IEnumerable<LineChange> changes) =>
        changes.Where(change => change.Before is not null).Select(change => Record(change.Task, change.Before!)).ToArray() is { Length: > 0 } lines
            ? JsonSerializer.Serialize(lines, Json) : null;

    public static string After(IEnumerable<LineChange> changes) =>
        JsonSerializer.Serialize(changes.Select(change => Record(change.Task, change.Progress.Line)), Json);

    public static IReadOnlyList<RecordedLine> Read(string? recorded) =>
        recorded is null ? [] : JsonSerializer.Deserialize<List<RecordedLine>>(recorded, Json) ?? [];

    /// <summary>Puts the new ones among changed lines into the store.</summary>
    public static void AddNew(this PacesetterDb db, IEnumerable<LineChange> changes) =>
        db.TaskProgress.AddRange(changes.Where(change => change.Before is null).Select(change => change.Progress));

    private static RecordedLine Record(PlanTask task, Line line) => new(task.Id, task.Title, line.State, line.Quantity, line.Sentence);
}
