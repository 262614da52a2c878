using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Carriers;

/// <summary>A carrier as it is typed in its form.</summary>
/// <param name="typed">The text of a field; null or empty: nothing.</param>
public sealed class CarrierText(Func<string, string?> typed)
{
    public const string Name = "name", Expansion = "expansion", Owner = "owner", Aims = "aims", SubProjects = "sub-projects", Documents = "documents",
        Indicator = "indicator-", Number = "number-", Measure = "measure-", Count = "count-";

    public string this[string field] => typed(field)?.Trim() ?? "";

    public IReadOnlyList<string> Keys(string field) => this[field].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How many rows of indicators the form shows: those there are, and two more.</summary>
    public static int RowsFor(Carrier? carrier) => Math.Min((carrier?.Indicators.Count ?? 0) + 2, Carrier.MostLines);

    public static CarrierText Of(Carrier? carrier) => new(field => field switch
    {
        _ when carrier is null => null,
        Name => carrier.Name.ToString(),
        Expansion => carrier.Expansion?.ToString(),
        Owner => carrier.Owner?.ToString(),
        Aims => string.Join('\n', carrier.Aims),
        SubProjects => string.Join('\n', carrier.SubProjects),
        Documents => string.Join(',', carrier.Documents),
        _ => OfIndicator(carrier, field),
    });

    /// <summary>The carrier as typed. Words left as they were keep their other language.</summary>
    /// <exception cref="BrokenRule">carriers.number-unreadable, carriers.indicator-missing.</exception>
    public Carrier Read(string key, Carrier? old) => new(key, Reworded(this[Name], old?.Name) ?? new(""))
    {
        Expansion = Reworded(this[Expansion], old?.Expansion),
        Owner = Reworded(this[Owner], old?.Owner),
        Aims = Reworded(Aims, old?.Aims),
        SubProjects = Reworded(SubProjects, old?.SubProjects),
        Documents = Keys(Documents),
        Indicators = [.. Enumerable.Range(0, Carrier.MostLines).Select(i => ReadIndicator(i, old)).OfType<CarrierIndicator>()],
    };

    /// <summary>The field a rule speaks of; null: none of them.</summary>
    public static string? FieldOf(string code) => code switch
    {
        "carriers.name-missing" => Name,
        "carriers.number-unreadable" or "carriers.number-negative" or "carriers.indicator-missing" or "carriers.count-unknown" => Indicator + "0",
        _ => null,
    };

    /// <summary>How the choice of a count is written.</summary>
    public static string Of(RegisterCount? count) => count is null ? "" : count.Field is null ? count.Register : $"{count.Register}/{count.Field}";

    private static string? OfIndicator(Carrier carrier, string field)
    {
        var dash = field.LastIndexOf('-') + 1;
        if (!int.TryParse(field.AsSpan(dash), CultureInfo.InvariantCulture, out var i) || i >= carrier.Indicators.Count) return null;
        var one = carrier.Indicators[i];
        return field[..dash] switch
        {
            Indicator => one.Label.ToString(),
            Number => one.Number?.ToString("0.######", CultureInfo.InvariantCulture),
            Measure => one.Measure?.ToString(),
            Count => Of(one.Count),
            _ => null,
        };
    }

    private CarrierIndicator? ReadIndicator(int i, Carrier? old)
    {
        var (label, number, count) = (this[Indicator + i], this[Number + i], this[Count + i].Split('/'));
        if (label.Length == 0)
        {
            BrokenRule.Unless(number.Length == 0 && count[0].Length == 0, "carriers.indicator-missing");
            return null;
        }
        var before = i < old?.Indicators.Count ? old.Indicators[i] : null;
        decimal? figure = number.Length == 0 ? null : decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var read) ? read : throw new BrokenRule("carriers.number-unreadable", number);
        return new(Reworded(label, before?.Label)!)
        {
            Number = figure,
            Measure = Reworded(this[Measure + i], before?.Measure),
            Count = count[0].Length == 0 ? null : new(count[0], count.Length > 1 ? count[1] : null),
        };
    }

    private IReadOnlyList<Label> Reworded(string field, IReadOnlyList<Label>? old) =>
        [.. this[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => old?.FirstOrDefault(label => label.ToString() == line) ?? new Label(line))];

    // Who reads English writes the English words anew, and the Chinese ones stay; other words in Chinese have no English ones yet.
    private static Label? Reworded(string text, Label? old) => text.Length == 0 ? null
        : old?.ToString() == text ? old
        : old is not null && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? old with { En = text }
        : new(text);
}
