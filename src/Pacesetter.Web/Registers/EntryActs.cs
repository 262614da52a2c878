using System.Text.Encodings.Web;
using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Registers;

/// <summary>How an entry stands in an act: what it said, by key of the field, and since when.</summary>
internal static class EntryActs
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RegisterEntry entry, Month month) => JsonSerializer.Serialize(
        entry.In(month).OrderBy(pair => pair.Key, StringComparer.Ordinal).Append(new(EntryText.Since, Day(entry.Since))).ToDictionary(), Form);

    public static string WriteDay(DateOnly day) => JsonSerializer.Serialize(new Dictionary<string, string> { ["Day"] = Day(day) }, Form);

    /// <param name="before">What it said before; null: it was closed.</param>
    public static Act Of(RegisterEntry entry, string? before, Unit unit, PacesetterDb db) => new(before is null ? "CloseEntry" : "ChangeEntry", unit.Id, nameof(RegisterEntry), entry.Id)
    {
        CampaignId = entry.CampaignId, Before = before, After = before is null ? WriteDay(entry.Closing!.Day) : Write(entry, db.ThisMonth),
        Reason = before is null ? entry.Closing!.Reason : null, OnBehalfOf = db.OnBehalfOf(unit),
    };

    public static string WriteImport(string file, int added, int changed, int closed) => JsonSerializer.Serialize(new { file, added, changed, closed }, Form);

    public static IReadOnlyDictionary<string, string> Read(string? text) => text is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(text, Form)!;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
