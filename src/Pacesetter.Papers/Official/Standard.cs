using System.Text.RegularExpressions;

namespace Pacesetter.Papers.Official;

/// <summary>
/// The layout of official papers by GB/T 9704-2012: lengths in twips (a twentieth of a point), sizes in half points. Writer and checker read the same figures,
/// and what is written in Chinese stands in standard.txt beside this class.
/// </summary>
internal sealed class Standard
{
    public const int PageWidth = 11906, PageHeight = 16838;
    public const int Top = 2098, Left = 1587, Right = 1474, Bottom = 1984;
    public const int TextWidth = PageWidth - Left - Right, TextHeight = PageHeight - Top - Bottom;
    public const int Lines = 22, Characters = 28;

    /// <summary>28.95 pt: 22 of them fit, of 29 pt they would not by a hair.</summary>
    public const int LinePitch = TextHeight / Lines;

    /// <summary>One character with its share of the line; 28 of them fit.</summary>
    public const double CharacterPitch = (double)TextWidth / Characters;

    public const int TitleSize = 44, BodySize = 32, SmallSize = 28;

    /// <summary>Cells of tables, whose size the standard leaves open: 12 pt in lines of 20 pt; between 10.5 and 16 pt nothing is said against it.</summary>
    public const int CellSize = 24, CellPitch = 400, SmallestCell = 21;

    public const string Red = "FF0000";

    /// <summary>From the top of the text to the top of the issuer's mark: 35 mm.</summary>
    public const int MastDrop = 1984;

    /// <summary>From the page's foot to that of the page number, so that its dash is 7 mm below the text: 25.5 mm.</summary>
    public const int PageNumberFoot = 1446;

    /// <summary>The lines round the last element, in eighths of a point: 0.35 mm and 0.25 mm.</summary>
    public const int ThickLine = 8, ThinLine = 6;

    private readonly Dictionary<string, string[]> fonts = [];
    private readonly Dictionary<string, string[]> words = [];
    private readonly Dictionary<string, Regex> patterns = [];
    private readonly List<(Regex Looks, string Belongs)> mistakes = [];

    private Standard()
    {
        using var reader = new StreamReader(typeof(Standard).Assembly.GetManifestResourceStream("Pacesetter.Papers.Official.standard.txt")!);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.StartsWith('[') && line.EndsWith(']')) section = line;
            else Take(section, line[..line.IndexOf(" = ", StringComparison.Ordinal)], line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
        }
    }

    public static Standard Shipped { get; } = new();

    /// <summary>What is written instead of the right mark before a paragraph, and what belongs there.</summary>
    public IReadOnlyList<(Regex Looks, string Belongs)> Mistakes => mistakes;

    /// <summary>The names of a font, the one to be written first.</summary>
    public IReadOnlyList<string> Fonts(string element) => fonts[element];

    public IReadOnlyList<string> Words(string name) => words[name];

    public string Word(string name) => words[name][0];

    public bool Is(string element, string text) => patterns[element].IsMatch(text);

    /// <summary>1 to 4 for a paragraph that begins with a mark of that level, 0 for any other.</summary>
    public int Level(string text) => Enumerable.Range(1, 4).FirstOrDefault(level => Is($"heading{level}", text));

    /// <summary>What a heading of a level is set in; the lower ones are set like the text.</summary>
    public static string FontOf(int level) => level is 1 or 2 ? $"heading{level}" : "body";

    private void Take(string section, string name, string value)
    {
        var choices = value.Split(" | ", StringSplitOptions.TrimEntries);
        switch (section)
        {
            case "[fonts]": fonts[name] = choices; break;
            case "[words]": words[name] = choices; break;
            case "[patterns]": patterns[name] = Pattern(value); break;
            case "[mistakes]": mistakes.Add((Pattern(name), value)); break;
            default: throw new FormatException(name);
        }
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
