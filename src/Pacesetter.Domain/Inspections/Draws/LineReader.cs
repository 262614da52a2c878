using System.Globalization;

namespace Pacesetter.Domain.Inspections.Draws;

/// <summary>Reads a certificate line by line, strictly.</summary>
internal sealed class LineReader(string text)
{
    private int at;
    private int line;

    /// <summary>How much has been read; a frame is the text up to here.</summary>
    public int Position => at;

    public bool AtEnd => at == text.Length;

    public void Demand(string expected)
    {
        if (Next() != expected) throw Wrong(expected);
    }

    public string Text(string name) => Parts(name, 2)[1];

    public int Number(string name) => Whole(Text(name));

    public Guid Guid(string name) => System.Guid.TryParseExact(Text(name), "D", out var read) ? read : throw Wrong(name);

    public DateTime Time(string name) =>
        DateTime.TryParseExact(Text(name), FrameText.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read) ? read : throw Wrong(name);

    public DateOnly Day(string name) => DateOnly.TryParseExact(Text(name), FrameText.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : throw Wrong(name);

    /// <summary>A line with a name and a number, and so many lines after it.</summary>
    /// <param name="parts">How many parts each has; null: two or more.</param>
    public IReadOnlyList<T> Each<T>(string name, int? parts, Func<string[], T> read)
    {
        var count = Number(name);
        if (count < 0 || count > DrawFrame.MostUnits) throw Wrong(name);
        var rows = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            var row = Next().Split('\t');
            if (parts is null ? row.Length < 2 : row.Length != parts) throw Wrong(name);
            rows.Add(read(row));
        }
        return rows;
    }

    public static int NumberOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : throw new FormatException(word);

    public static long LongOf(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : throw new FormatException(word);

    private int Whole(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : throw Wrong(word);

    private string[] Parts(string name, int count)
    {
        var parts = Next().Split('\t');
        return parts.Length == count && parts[0] == name ? parts : throw Wrong(name);
    }

    private string Next()
    {
        var end = text.IndexOf('\n', at);
        if (end < 0) throw Wrong("LF");
        var read = text[at..end];
        (at, line) = (end + 1, line + 1);
        return read;
    }

    private FormatException Wrong(string expected) => new($"{line}: {expected}");
}
