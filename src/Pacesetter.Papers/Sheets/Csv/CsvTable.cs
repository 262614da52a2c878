using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Pacesetter.Papers.Sheets.Csv;

/// <summary>A csv file. Its row numbers count records, as a spreadsheet shows them, not lines.</summary>
internal sealed class CsvTable(SeekableInput input, TextEncoding encoding, string name, SheetLimits limits) : Table
{
    private bool _bad;

    public override string Name => name;

    public override double Progress => input.Progress;

    public override IEnumerable<RawRow> Rows()
    {
        var delimiter = Delimiter();
        using var reader = encoding.Reader(input);
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = limits.CellLength,
            BadDataFound = _ => _bad = true,
        };
        using var parser = new CsvParser(reader, settings, leaveOpen: true);
        while (Read(parser))
            yield return Row(parser);
    }

    private RawRow Row(CsvParser parser)
    {
        if (parser.Count > limits.Columns)
            throw new UnreadableTable(SheetCodes.TooManyColumns, limits.Columns) { Row = parser.Row };
        List<Oddity>? oddities = null;
        var cells = new string[parser.Count];
        for (var column = 0; column < cells.Length; column++)
        {
            // The parser notices a stray quotation mark only when the cell is asked for.
            _bad = false;
            cells[column] = FormulaGuard.Release(parser[column]);
            if (_bad)
                (oddities ??= []).Add(new Oddity(column, SheetCodes.Quote));
        }
        return new RawRow(parser.Row, cells) { Oddities = oddities };
    }

    private bool Read(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableTable(SheetCodes.CellTooLong, limits.CellLength) { Row = parser.Row };
        }
    }

    // The sign that parts the first line most often, outside quotation marks.
    private string Delimiter()
    {
        using var reader = encoding.Reader(input);
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        for (int sign; (sign = reader.Read()) >= 0;)
        {
            if (sign == '"')
                quoted = !quoted;
            else if (!quoted && counts.TryGetValue((char)sign, out var count))
                counts[(char)sign] = count + 1;
            else if (!quoted && sign is '\r' or '\n' && counts.Values.Any(found => found > 0))
                break;
        }
        return counts.MaxBy(entry => entry.Value).Key.ToString();
    }
}
