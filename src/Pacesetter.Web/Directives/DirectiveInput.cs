using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>The form of a draft: what stands in its fields, whether typed just now or kept.</summary>
/// <param name="typed">What the browser sent; null where nothing was.</param>
/// <param name="kept">The draft that is written anew; null for a new one.</param>
public sealed class DirectiveInput(IFormCollection? typed, DirectiveFile? kept)
{
    /// <summary>Empty lines for things asked.</summary>
    public const int Lines = 4;

    private const string DayForm = "yyyy-MM-dd";

    public string Kind => Text("kind", kept?.Directive.Kind);

    public string Title => Text("title", kept?.Directive.Title);

    public string Body => Text("body", kept?.Text.Body);

    public string Due => Text("due", kept?.Directive.Due?.ToString(DayForm, CultureInfo.InvariantCulture));

    public string Hour => Text("hour", kept?.Directive.DueHour?.ToString(CultureInfo.InvariantCulture));

    public string Refines => Text("refines", kept?.Directive.RefinesId?.ToString());

    public bool HasTier(string key) => typed is null ? kept?.Directive.For.Tiers.Contains(key) ?? false : typed["tier"].Contains(key);

    public bool HasField(string key) => typed is null ? kept?.Directive.For.Fields.Contains(key) ?? false : typed["field"].Contains(key);

    /// <summary>The lines of things asked, filled ones first.</summary>
    public IEnumerable<(int Place, string Name, string Fields, string Attachments, string Receptions, string Every)> Things
    {
        get
        {
            var old = kept?.Directive.Things ?? [];
            for (var i = 0; i < Math.Min(Math.Max(Lines, old.Count + 2), Directive.MostThings); i++)
            {
                var thing = old.ElementAtOrDefault(i);
                yield return (i, Text($"thing-{i}", thing?.Name), Text($"fields-{i}", Count(thing?.Fields)), Text($"attachments-{i}", Count(thing?.Attachments)), Text($"visits-{i}", Count(thing?.Receptions)), Text($"every-{i}", KeyOf(thing?.Every ?? Every.Campaign)));
            }
        }
    }

    /// <exception cref="BrokenRule">directives.due-unreadable, directives.number-unreadable; the rest is checked by the directive itself.</exception>
    public DirectiveWording Read(int head) => new(Kind, Title, Body)
    {
        For = new(typed?["tier"].OfType<string>().ToArray() ?? [], typed?["field"].OfType<string>().ToArray() ?? [], []),
        HeadId = head,
        Due = Day(Due),
        DueHour = Hour.Length == 0 ? null : Number(Hour),
        RefinesId = Guid.TryParse(Refines, out var above) ? above : null,
        Asked = [.. Things.Where(line => line.Name.Trim().Length + line.Fields.Length + line.Attachments.Length + line.Receptions.Length > 0)
            .Select(line => new AskedThing(line.Name, Number(line.Fields), Number(line.Attachments), Number(line.Receptions), EveryOf(line.Every)))],
    };

    /// <summary>Null where nothing is typed.</summary>
    /// <exception cref="BrokenRule">directives.due-unreadable.</exception>
    public static DateOnly? Day(string text)
    {
        if (text.Length == 0) return null;
        return DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BrokenRule("directives.due-unreadable", text);
    }

    /// <summary>The field to which a broken rule belongs; null: none.</summary>
    public static string? FieldOf(BrokenRule rule) => rule.Code switch
    {
        "directives.kind-unknown" => "kind",
        "directives.title-missing" => "title",
        "directives.body-missing" or "directives.secret" => "body",
        "directives.due-night" => "hour",
        "directives.due-missing" or "directives.due-holiday" or "directives.due-soon" or "directives.due-unreadable" => "due",
        "directives.thing-unnamed" or "directives.thing-empty" or "directives.thing-range" or "directives.number-unreadable" => "thing-0",
        "directives.head-unknown" => "head",
        "directives.refines-unknown" => "refines",
        "directives.copies-unknown" or "directives.copies-many" => "copies",
        "directives.mark-wrong" => "mark",
        "directives.reason-missing" => "reason",
        "directives.remarks-missing" => "remarks",
        _ => null,
    };

    public static string KeyOf(Every every) => every.ToString().ToLowerInvariant();

    /// <summary>What a word of the API or a form means; anything else is once.</summary>
    public static Every EveryOf(string? text) => Enum.TryParse<Every>(text, ignoreCase: true, out var every) && Enum.IsDefined(every) ? every : Every.Campaign;

    private string Text(string field, string? otherwise) => typed is null ? otherwise ?? "" : typed[field].ToString().Trim();

    private static string? Count(int? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static int Number(string text) =>
        text.Length == 0 ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BrokenRule("directives.number-unreadable", text);
}
