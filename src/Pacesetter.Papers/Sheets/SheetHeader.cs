using System.Text;

namespace Pacesetter.Papers.Sheets;

/// <summary>Which column of a file is which, whatever the order and language of its headings.</summary>
internal sealed class SheetHeader
{
    private readonly Dictionary<string, int> _indexes = [];
    private readonly HashSet<int> _known = [];
    private readonly IReadOnlyList<Column> _columns;
    private readonly RawRow _row;

    public SheetHeader(string sheet, RawRow row, IReadOnlyList<Column> columns)
    {
        (Sheet, _row, _columns) = (sheet, row, columns);
        for (var index = 0; index < row.Cells.Length; index++)
            if (Match(index) is { } column && _indexes.TryAdd(column.Key, index))
                _known.Add(index);
    }

    public string Sheet { get; }

    public int Row => _row.Number;

    /// <summary>Known columns found: the more, the surer that this is the header.</summary>
    public int Matches => _indexes.Count;

    public bool IsComplete => _columns.All(c => !c.Required || _indexes.ContainsKey(c.Key));

    public IReadOnlyCollection<string> Keys => _indexes.Keys;

    /// <summary>Where a column stands; null where the file does not have it.</summary>
    /// <exception cref="KeyNotFoundException">Nobody declared such a column, so the key is a slip of the pen.</exception>
    public int? IndexOf(string key) =>
        _indexes.TryGetValue(key, out var index) ? index
        : _columns.Any(column => column.Key == key) ? null
        : throw new KeyNotFoundException($"There is no column '{key}'.");

    public bool Reads(int column) => _known.Contains(column);

    public bool ReadsAny(int from, int to) => _known.Any(column => column >= from && column <= to);

    public void Judge(Findings problems, Findings notices)
    {
        var found = string.Join(" · ", _row.Cells.Where(text => !string.IsNullOrWhiteSpace(text)).Take(30).Select(Short));
        foreach (var column in _columns.Where(c => c.Required && !_indexes.ContainsKey(c.Key)))
            problems.Add($"{Sheet}!{Row}", SheetCodes.MissingColumn, column.Chinese, column.English, found);
        for (var index = 0; index < _row.Cells.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(_row.Cells[index]))
                continue;
            var address = CellName.Of(Sheet, index, Row);
            if (Match(index) is not { } column)
                notices.Add(address, SheetCodes.UnknownColumn, Short(_row.Cells[index]));
            else if (_indexes[column.Key] != index)
                problems.Add(address, SheetCodes.DuplicateColumn, Short(_row.Cells[index]), CellName.Of(Sheet, _indexes[column.Key], Row));
        }
    }

    private Column? Match(int index)
    {
        var heading = Plain(_row.Cells[index]);
        return heading.Length == 0 ? null : _columns.FirstOrDefault(c =>
            Plain(c.Chinese) == heading || Plain(c.English) == heading || Plain(c.Key) == heading);
    }

    private static string Short(string text) => text.Trim() is { Length: > 40 } longer ? longer[..40] + "…" : text.Trim();

    // Compatibility form: full-width letters, asterisks and blanks count as their plain twins.
    private static string Plain(string heading)
    {
        var plain = new StringBuilder(heading.Length);
        var text = Utf16.Repair(heading).Normalize(NormalizationForm.FormKC);
        foreach (var sign in text)
            if (!char.IsWhiteSpace(sign) && sign is not ('*' or '\uFEFF' or '\u200B'))
                plain.Append(char.ToUpperInvariant(sign));
        return plain.ToString();
    }
}
