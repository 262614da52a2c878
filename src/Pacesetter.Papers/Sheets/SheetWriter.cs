using System.Text;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets.Csv;
using Pacesetter.Papers.Sheets.Xlsx;

namespace Pacesetter.Papers.Sheets;

/// <summary>
/// Writes tables row by row, in constant memory and without blocking, so straight into a response if need be. What is
/// written here <see cref="SheetReader"/> reads back as the same texts.
/// </summary>
public static class SheetWriter
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string CsvType = "text/csv; charset=utf-8";

    /// <summary>A workbook of one sheet: frozen header; cells are text, so that codes keep their zeros and nothing is a formula, but for columns that say they hold numbers or days.</summary>
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="sheet">Name of the sheet; signs Excel does not allow become blanks.</param>
    /// <param name="columns">The headings, in order.</param>
    /// <param name="rows">Texts in the order of the columns; null is an empty cell.</param>
    /// <param name="english">English headings instead of Chinese ones.</param>
    /// <param name="stop">Ends the writing; what was written is then no workbook.</param>
    /// <exception cref="BrokenRule">More rows or longer texts than a sheet can hold.</exception>
    public static Task WriteXlsxAsync(
        Stream to, string sheet, IReadOnlyList<Column> columns, IAsyncEnumerable<IReadOnlyList<string?>> rows, bool english = false, CancellationToken stop = default) =>
        XlsxOutput.WriteAsync(to, [Data(sheet, columns, rows, english, mark: "")], stop);

    /// <summary>Comma-separated UTF-8 with a byte order mark, which Excel needs to show Chinese; formulas neutralised by an apostrophe.</summary>
    /// <inheritdoc cref="WriteXlsxAsync" path="/param"/>
    public static async Task WriteCsvAsync(
        Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<IReadOnlyList<string?>> rows, bool english = false, CancellationToken stop = default)
    {
        await using var output = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        var text = new StringBuilder();
        CsvOutput.Append(text, [.. columns.Select(column => column.Heading(english))]);
        await foreach (var row in rows.WithCancellation(stop))
        {
            CsvOutput.Append(text, row);
            if (text.Length < 1 << 14)
                continue;
            await output.WriteAsync(text, stop);
            text.Clear();
        }
        await output.WriteAsync(text, stop);
    }

    /// <summary>An empty workbook to fill in: a sheet that explains each column, then a sheet with the header alone.</summary>
    /// <inheritdoc cref="WriteXlsxAsync" path="/param"/>
    public static Task WriteTemplateAsync(
        Stream to, string sheet, IReadOnlyList<Column> columns, TemplateWords words, bool english = false, CancellationToken stop = default)
    {
        var lines = columns.Select(IReadOnlyList<string?> (column) =>
            [column.Heading(english), column.Meaning, column.Required ? words.Yes : words.No, column.Example]);
        var instructions = new OutputSheet(
            words.Instructions, [words.Column, words.Meaning, words.Required, words.Example], [18, 60, 10, 30], lines.ToAsyncEnumerable());
        var none = AsyncEnumerable.Empty<IReadOnlyList<string?>>();
        return XlsxOutput.WriteAsync(to, [instructions, Data(sheet, columns, none, english, mark: "*")], stop);
    }

    private static OutputSheet Data(
        string sheet, IReadOnlyList<Column> columns, IAsyncEnumerable<IReadOnlyList<string?>> rows, bool english, string mark)
    {
        string[] header = [.. columns.Select(column => column.Heading(english) + (column.Required ? mark : ""))];
        // Widths count Latin digits; a Chinese sign takes two.
        double[] widths = [.. columns.Zip(header, (column, heading) => Math.Clamp(2 + Math.Max(Width(heading), Width(column.Example)), 12, 48))];
        return new OutputSheet(sheet, header, widths, rows) { Kinds = [.. columns.Select(column => column.Kind)] };
    }

    private static int Width(string text) => text.Sum(sign => sign < 0x2E80 ? 1 : 2);
}

/// <summary>The words of a template in the language of whoever will fill it in.</summary>
public sealed record TemplateWords(string Instructions, string Column, string Meaning, string Required, string Example, string Yes, string No)
{
    /// <param name="word">Gives the text of a key; the keys stand in the web project's Sheets/Words.</param>
    public static TemplateWords From(Func<string, string> word) => new(
        word("sheets.instructions"), word("sheets.column"), word("sheets.meaning"), word("sheets.required"), word("sheets.example"),
        word("sheets.yes"), word("sheets.no"));
}
