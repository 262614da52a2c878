using System.Xml;
using Pacesetter.Papers.Sheets.Csv;
using Pacesetter.Papers.Sheets.Xlsx;

namespace Pacesetter.Papers.Sheets;

/// <summary>
/// Reads a table from .xlsx or .csv, told apart by content, one row at a time and in constant memory. Bad input
/// never throws: it becomes <see cref="Problems"/>, each with the place where it stands.
/// </summary>
/// <remarks>
/// <see cref="Problems"/> is complete only after the last row (a workbook names its merged cells at the end), so write
/// nothing for good before <see cref="Rows"/> is finished. With a problem found on opening there are no rows.
/// </remarks>
public sealed class SheetReader : IDisposable
{
    // Rosters often carry a title and a remark above the header.
    private const int RowsSearchedForHeader = 20;

    private readonly IReadOnlyList<Column> _columns;
    private readonly SheetLimits _limits;
    private readonly string _file;
    private readonly Findings _problems;
    private readonly Findings _notices;
    private SeekableInput? _input;
    private XlsxBook? _book;
    private Table? _table;
    private SheetHeader? _header;
    private bool _used;
    private int _reached;

    private SheetReader(IReadOnlyList<Column> columns, string? fileName, SheetLimits limits)
    {
        (_columns, _limits) = (columns, limits);
        _file = fileName is null ? "" : fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        (_problems, _notices) = (new Findings(limits.Problems), new Findings(limits.Problems));
    }

    /// <summary>What makes the file unusable.</summary>
    public IReadOnlyList<SheetProblem> Problems => _problems.Kept;

    /// <summary>What the user should know, though the file can be used.</summary>
    public IReadOnlyList<SheetProblem> Notices => _notices.Kept;

    /// <summary>Name of the sheet that is read; empty where none could be.</summary>
    public string Sheet => _table?.Name ?? "";

    /// <summary>Keys of the columns found.</summary>
    public IReadOnlyCollection<string> Keys => _header?.Keys ?? [];

    /// <summary>From 0 to 1, how much has been read.</summary>
    public double Progress => _table?.Progress ?? 0;

    /// <summary>Rows beneath the header; blank ones are left out. Can be read once: open again for a second look.</summary>
    public IEnumerable<SheetRow> Rows
    {
        get
        {
            if (_used)
                throw new InvalidOperationException("The rows of a sheet can be read once.");
            _used = true;
            return _table is null || _header is null || _problems.Any ? [] : ReadRows(_table, _header);
        }
    }

    /// <summary>Address of the cell under a known column in any row, for judging rows after they were read.</summary>
    public string Address(string key, int row) => CellName.Of(Sheet, _header?.IndexOf(key) ?? 0, row);

    /// <summary>Recognises the file, chooses the sheet and matches the header.</summary>
    /// <param name="stream">Read from its present position and left open. One that cannot seek is kept in a temporary file.</param>
    /// <param name="columns">The columns known; headings may be Chinese or English, in any order.</param>
    /// <param name="fileName">Only for naming places; the content decides what the file is.</param>
    /// <param name="limits">What the file may cost; null for the defaults.</param>
    public static SheetReader Open(Stream stream, IReadOnlyList<Column> columns, string? fileName = null, SheetLimits? limits = null)
    {
        var reader = new SheetReader(columns, fileName, limits ?? new SheetLimits());
        reader.Guarded(() =>
        {
            reader._input = SeekableInput.Of(stream, reader._limits.FileBytes);
            reader.Choose(reader.Tables(reader._input));
            return true;
        });
        return reader;
    }

    public void Dispose()
    {
        _book?.Dispose();
        _input?.Dispose();
    }

    private IEnumerable<Table> Tables(SeekableInput input)
    {
        if (FileKind.Recognise(input) == FileKind.Zip)
        {
            _book = new XlsxBook(input, _limits);
            return _book.Sheets();
        }
        var encoding = TextEncoding.Detect(input);
        if (encoding.Notable)
            _notices.Add(_file, SheetCodes.OtherEncoding, encoding.Name);
        return [new CsvTable(input, encoding, NameOfCsv(), _limits)];
    }

    private string NameOfCsv() => Path.GetFileNameWithoutExtension(_file) is { Length: > 0 } name ? name : "csv";

    // The first complete header wins; failing that, the sheet whose best row knows most columns, the first among equals.
    private void Choose(IEnumerable<Table> tables)
    {
        foreach (var table in tables)
        {
            var header = FindHeader(table);
            if (header is null || (_header is not null && !header.IsComplete && header.Matches <= _header.Matches))
                continue;
            (_table, _header) = (table, header);
            if (header.IsComplete)
                break;
        }
        if (_header is null)
            throw new UnreadableTable(SheetCodes.Empty);
        _header.Judge(_problems, _notices);
    }

    private SheetHeader? FindHeader(Table table)
    {
        SheetHeader? best = null;
        foreach (var row in table.Rows().Where(row => !row.IsBlank).Take(RowsSearchedForHeader))
        {
            var header = new SheetHeader(table.Name, row, _columns);
            if (best is null || header.Matches > best.Matches)
                best = header;
            if (best.IsComplete && best.Matches > 0)
                break;
        }
        return best;
    }

    private IEnumerable<SheetRow> ReadRows(Table table, SheetHeader header)
    {
        table.Merged.Clear();
        var any = false;
        using var rows = table.Rows().GetEnumerator();
        while (Guarded(rows.MoveNext))
        {
            var row = rows.Current;
            _reached = row.Number;
            if (row.Number < header.Row)
                continue;
            Report(row, header);
            if (row.Number == header.Row || row.IsBlank)
                continue;
            any = true;
            yield return new SheetRow(header, row);
        }
        foreach (var range in table.Merged.Where(m => m.LastRow >= header.Row && header.ReadsAny(m.FirstColumn, m.LastColumn)))
            _problems.Add(CellName.Of(table.Name, range.FirstColumn, range.FirstRow), SheetCodes.MergedCell, range.Name);
        if (!any && !_problems.Any)
            _notices.Add(table.Name, SheetCodes.NoRows);
    }

    private void Report(RawRow row, SheetHeader header)
    {
        foreach (var oddity in row.Oddities ?? [])
            if (header.Reads(oddity.Column))
                _problems.Add(CellName.Of(header.Sheet, oddity.Column, row.Number), oddity.Code, oddity.Args);
    }

    private bool Guarded(Func<bool> step)
    {
        try
        {
            return step();
        }
        catch (UnreadableTable unreadable)
        {
            _problems.Add(Place(unreadable.Row), unreadable.Code, unreadable.Args);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or EndOfStreamException)
        {
            _problems.Add(Place(_reached + 1), SheetCodes.Damaged);
        }
        return false;
    }

    private string Place(int? row) => _table is null ? _file : row is null ? _table.Name : $"{_table.Name}!{row}";
}
