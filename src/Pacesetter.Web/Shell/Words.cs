using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Shell;

/// <summary>
/// The texts of the interface in the reader's language. A key names its feature (<c>plans.submit</c> lives in
/// <c>Plans/Words.resx</c>, Chinese, and <c>Plans/Words.en.resx</c>); also writes months, days, numbers and shares the way each language does.
/// </summary>
public sealed class Words(IHostEnvironment environment)
{
    private static readonly Assembly Home = typeof(Words).Assembly;
    private IReadOnlyDictionary<string, Label>? vocabulary;
    private static readonly ConcurrentDictionary<string, ResourceManager?> Features = new(StringComparer.Ordinal);

    // By language and key what was found: a page looks up hundreds, and a resource manager locks and searches for each.
    private static readonly ConcurrentDictionary<CultureInfo, ConcurrentDictionary<string, string>> Found = new();

    /// <summary>
    /// The text of <paramref name="key"/> with its places {0}, {1} filled. Whole numbers get thousands separators, <see cref="Month"/> and
    /// <see cref="DateOnly"/> the form of the language; <c>{0:task|tasks}</c> gives the first word for one, the second otherwise.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such text, outside production; in production the key itself is the answer.</exception>
    public string this[string key, params object?[] args]
    {
        get
        {
            if ((vocabulary?.GetValueOrDefault(key)?.ToString() ?? Find(key)) is not { } text)
            {
                return environment.IsProduction() ? key : throw new KeyNotFoundException($"There is no text for '{key}'.");
            }

            return args.Length == 0 ? text : string.Format(new WordFormat(this), text, args);
        }
    }

    /// <summary>From now on in this request, the campaign's own words stand in for the interface's.</summary>
    public void SpeakOf(Recipe recipe) => vocabulary = recipe.Words.Count == 0 ? null : recipe.Words;

    /// <summary>A plain text in a language that is not the reader's, say that language's own name.</summary>
    public string In(CultureInfo language, string key) => Find(key, language) ?? key;

    /// <summary>Whether a text exists, for keys built from data.</summary>
    public static bool Has(string key) => Find(key) is not null;

    /// <summary>The sentence that tells why a rule stood in the way.</summary>
    public string Of(BrokenRule rule) => this[rule.Code, [.. rule.Arguments]];

    public string Month(Month month) => Write(month.First, "shell.format-month");

    /// <summary>Without the year: 10月, Oct.</summary>
    public string ShortMonth(Month month) => Write(month.First, "shell.format-short-month");

    /// <summary>Never zero-padded: 2010年5月20日, 20 May 2010.</summary>
    public string Day(DateOnly day) => Write(day, "shell.format-day");

    /// <summary>Without the year: 5月20日, 20 May.</summary>
    public string ShortDay(DateOnly day) => Write(day, "shell.format-short-day");

    /// <summary>Without the year where it is the year one is in.</summary>
    public string DayFrom(Month month, DateOnly day) => day.Year == month.Year ? ShortDay(day) : Day(day);

    /// <summary>A moment in Beijing time to the minute. China keeps one clock and no summer time, so the offset is fixed.</summary>
    public string DayAndTime(DateTime utc)
    {
        var local = utc.AddHours(8);
        return $"{Day(DateOnly.FromDateTime(local))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    public string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="ratio">0 to 1; 0.9405 is written 94.1%, half rounded up.</param>
    public string Percent(double ratio) => Tenths((decimal)ratio * 100) + "%";

    /// <summary>The share of <paramref name="part"/> in <paramref name="whole"/>, 94.1%; a dash when there is no whole.</summary>
    public string Percent(long part, long whole) => whole == 0 ? "–" : Tenths(100m * part / whole) + "%";

    /// <summary>A difference of two ratios in percentage points, without the sign: 2.3.</summary>
    public string Points(double difference) => Tenths((decimal)difference * 100);

    public string Minutes(int minutes) => this["shell.minutes", minutes];

    /// <summary>What stands between two sentences: nothing in Chinese, a space in English.</summary>
    public string Gap => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "" : " ";

    public string List(IEnumerable<string> items) => string.Join(this["shell.list-separator"], items);

    private static string Tenths(decimal value) =>
        decimal.Round(value, 1, MidpointRounding.AwayFromZero).ToString("N1", CultureInfo.InvariantCulture);

    // Month names of the invariant culture are the English ones; the Chinese patterns use figures only.
    private string Write(DateOnly day, string pattern) => day.ToString(this[pattern], CultureInfo.InvariantCulture);

    private static string? Find(string key, CultureInfo? language = null)
    {
        language ??= CultureInfo.CurrentUICulture;
        var found = Found.GetOrAdd(language, _ => new(StringComparer.Ordinal));
        if (found.TryGetValue(key, out var known)) return known;
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var text = dot <= 0 ? null : Features.GetOrAdd(key[..dot], Open)?.GetString(key, language);
        return text is null ? null : found[key] = text;
    }

    private static ResourceManager? Open(string feature)
    {
        var found = Home.GetManifestResourceNames()
            .FirstOrDefault(resource => resource.EndsWith($".{feature}.Words.resources", StringComparison.OrdinalIgnoreCase));
        return found is null ? null : new ResourceManager(found[..^".resources".Length], Home);
    }
}
