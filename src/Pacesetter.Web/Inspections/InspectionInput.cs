using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Standards;

namespace Pacesetter.Web.Inspections;

/// <summary>The form of a plan: what stands in its fields, whether typed just now or kept.</summary>
/// <param name="typed">What the browser sent; null where nothing was.</param>
internal sealed class InspectionInput(IFormCollection? typed, Inspection? kept, Inspecting rules, IReadOnlyList<InspectionQuestion> suggested)
{
    /// <summary>Empty lines for questions of the office's own.</summary>
    public const int OwnLines = 4;

    public const string Day = "yyyy-MM-dd";

    public string Title => Text("title", kept?.Title);

    public string Basis => Text("basis", kept?.Basis);

    public string Content => Text("content", kept?.Content);

    public string Method => Text("method", kept?.Method);

    public string From => Text("from", kept?.From.ToString(Day, CultureInfo.InvariantCulture));

    public string To => Text("to", kept?.To.ToString(Day, CultureInfo.InvariantCulture));

    public string Team => Text("team", (kept?.TeamSize ?? 2).ToString(CultureInfo.InvariantCulture));

    public string Take(StratumRule rule) => Text("take-" + rule.Key, (kept is null ? rule.Take : kept.Strata.FirstOrDefault(one => one.Key == rule.Key)?.Take ?? 0).ToString(CultureInfo.InvariantCulture));

    /// <summary>Questions that are offered, and whether they are taken.</summary>
    public IEnumerable<(int Place, InspectionQuestion Question, bool Taken)> Offered => suggested.Index().Select(one =>
        (one.Index, kept?.Questions.FirstOrDefault(old => old.Source == one.Item.Source) ?? one.Item, typed is null ? kept is null ? one.Index < 5 : kept.Questions.Any(old => old.Source == one.Item.Source) : typed.ContainsKey($"offer-{one.Index}")));

    /// <summary>The office's own questions.</summary>
    public IEnumerable<(int Place, string Text, CheckedBy Check)> Own
    {
        get
        {
            List<InspectionQuestion> old = [.. (kept?.Questions ?? []).Where(one => suggested.All(offer => offer.Source != one.Source || one.Source is null))];
            var lines = Math.Max(OwnLines, old.Count + 1);
            for (var i = 0; i < lines; i++)
                yield return (i, Text($"own-{i}", old.ElementAtOrDefault(i)?.Text), Check($"check-{i}", old.ElementAtOrDefault(i)?.Check ?? CheckedBy.Site));
        }
    }

    public InspectionDraft Draft => new(Title, Basis, Content, Method, DayOf(From), DayOf(To), Number(Team))
    {
        Questions = [.. Offered.Where(one => one.Taken).Select(one => one.Question), .. Own.Select(one => new InspectionQuestion(one.Text, one.Check))],
        Takes = rules.Strata.ToDictionary(rule => rule.Key, rule => Number(Take(rule))),
    };

    private string Text(string field, string? otherwise) => typed is null ? otherwise ?? "" : typed[field].ToString();

    private CheckedBy Check(string field, CheckedBy otherwise) => typed is null ? otherwise : Enum.GetValues<CheckedBy>().FirstOrDefault(way => way.Key() == typed[field].ToString());

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
