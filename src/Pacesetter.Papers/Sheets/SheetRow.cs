namespace Pacesetter.Papers.Sheets;

/// <summary>One row beneath the header.</summary>
public sealed class SheetRow
{
    private readonly SheetHeader _header;

    internal SheetRow(SheetHeader header, RawRow row)
    {
        _header = header;
        Number = row.Number;
        Cells = row.Cells;
    }

    /// <summary>Name of the sheet; of a csv file, the file's name without its ending.</summary>
    public string Sheet => _header.Sheet;

    /// <summary>Row number as a spreadsheet shows it; the first row is 1.</summary>
    public int Number { get; }

    /// <summary>Texts exactly as they stand in the file, by column index from 0. May be shorter than the header.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>Text under a known column, without surrounding blanks; empty where the cell is empty or the column absent.</summary>
    public string this[string key] =>
        _header.IndexOf(key) is { } column && column < Cells.Count ? Cells[column].Trim() : "";

    /// <summary>Whether the file has this column at all, which differs from an empty cell.</summary>
    public bool Has(string key) => _header.IndexOf(key) is not null;

    public string Address(int column) => CellName.Of(Sheet, column, Number);

    /// <summary>Address of the cell under a known column; of the row's first cell where the column is absent.</summary>
    public string Address(string key) => Address(_header.IndexOf(key) ?? 0);
}

/// <summary>A row as the file has it, before anybody knows which columns matter.</summary>
internal sealed record RawRow(int Number, string[] Cells)
{
    /// <summary>What is wrong with single cells, or null.</summary>
    public List<Oddity>? Oddities { get; init; }

    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

internal sealed record Oddity(int Column, string Code, params object?[] Args);
