using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;

namespace Pacesetter.Web.Documents;

/// <summary>A proposal as typed into the form.</summary>
/// <param name="typed">The texts of a field; none: nothing.</param>
internal sealed class ProposalText(Func<string, IReadOnlyList<string>> typed)
{
    public const string Below = "below";

    public string this[string field] => typed(field) is [var text, ..] ? text.Trim() : "";

    public static ProposalText Of(ProposalWording wording) => new(field => field switch
    {
        "task" => [wording.Task],
        "measure" => [wording.Measure ?? ""],
        "owner" => [wording.Owner ?? ""],
        "due" => [wording.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""],
        "to" => [wording.To is null ? "own" : Below],
        "tier" => wording.To?.Tiers ?? [],
        "field" => wording.To?.Fields ?? [],
        _ => [],
    });

    public bool Has(string field, string key) => typed(field).Contains(key);

    /// <exception cref="BrokenRule">plans.day-unreadable.</exception>
    public ProposalWording Read()
    {
        DateOnly? due = DateOnly.TryParseExact(this["due"], ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        BrokenRule.Unless(due is not null || this["due"].Length == 0, "plans.day-unreadable", this["due"]);
        return new(this["task"], this["measure"], this["owner"], due, this["to"] == Below ? new Audience([.. typed("tier")], [.. typed("field")], []) : null);
    }

    public static string? FieldOf(string code) => code switch
    {
        "plans.title-missing" or "plans.title-long" => "task",
        "plans.owner-not-one" => "owner",
        "plans.day-unreadable" => "due",
        "documents.cannot-join" => "into",
        _ => null,
    };
}
