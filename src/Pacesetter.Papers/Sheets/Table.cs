namespace Pacesetter.Papers.Sheets;

/// <summary>One table inside a file, whatever the kind of file.</summary>
internal abstract class Table
{
    public abstract string Name { get; }

    /// <summary>From 0 to 1, how much of the table has been read.</summary>
    public abstract double Progress { get; }

    /// <summary>Merged ranges; complete only after the last row, because that is where a workbook names them.</summary>
    public List<MergedRange> Merged { get; } = [];

    /// <summary>Reads from the first row, each time it is called, one row at a time.</summary>
    /// <exception cref="UnreadableTable">The file breaks off, breaks its format or passes a limit.</exception>
    public abstract IEnumerable<RawRow> Rows();
}

internal sealed record MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn, string Name);
