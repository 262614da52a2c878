namespace Pacesetter.Papers.Sheets;

/// <summary>What a column of a workbook that is written holds.</summary>
public enum ColumnKind
{
    /// <summary>Text, so that codes keep their zeros and nothing is a formula.</summary>
    Text,

    /// <summary>Numbers to sum up; what is none is written as text.</summary>
    Number,

    /// <summary>Days written yyyy-MM-dd; what is none is written as text.</summary>
    Day,
}

/// <summary>One column of a table that people fill in and programs read.</summary>
/// <param name="Key">How code asks for it: <c>row["code"]</c>. Accepted as a heading, too.</param>
/// <param name="Chinese">Heading in a Chinese file.</param>
/// <param name="English">Heading in an English file.</param>
/// <param name="Required">A file without this column is refused.</param>
public sealed record Column(string Key, string Chinese, string English, bool Required = false)
{
    /// <summary>What to fill in, for the instructions of the template.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>A believable value, for the instructions of the template.</summary>
    public string Example { get; init; } = "";

    /// <summary>How its cells are written into a workbook; read back they are the same texts.</summary>
    public ColumnKind Kind { get; init; }

    public string Heading(bool english) => english ? English : Chinese;
}
