namespace Pacesetter.Bench;

/// <summary>The rows one scenario brings.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Columns">Headings.</param>
internal sealed record Table(string Title, params string[] Columns)
{
    public List<string[]> Rows { get; } = [];

    /// <summary>One line about how it was measured.</summary>
    public string? Note { get; init; }

    public void Add(params string[] row) => Rows.Add(row);

    public IEnumerable<string> Lines()
    {
        yield return $"**{Title}**";
        yield return "";
        yield return Line(Columns);
        yield return Line(Columns.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (var row in Rows) yield return Line(row);
        if (Note is null) yield break;
        yield return "";
        yield return Note;
    }

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
}
