using System.Globalization;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Appraisals.Excel;

/// <summary>
/// The sheet on which one of the two counts the papers: a line for each question, a column for each grade. It is written empty, so that nobody carries the
/// other's numbers away.
/// </summary>
public sealed class CountSheet(Words words)
{
    private const string Number = "line", Subject = "subject", Item = "item";

    /// <param name="to">Left open; need not seek.</param>
    public Task WriteAsync(Stream to, RoundFile file, CancellationToken cancellation = default)
    {
        var lines = Enumerable.Range(0, file.Form.Questions).Select(IReadOnlyList<string?> (question) =>
            [Text(question + 1), file.Form.Subjects[question / file.Form.Items.Count].Name, file.Item(question % file.Form.Items.Count), .. file.Form.Grades.Select(_ => (string?)null)]);
        return SheetWriter.WriteXlsxAsync(to, words["appraisals.count-sheet"], Columns(file), lines.ToAsyncEnumerable(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);
    }

    /// <summary>The marks of a filled sheet, in the order of <see cref="Count.Cells"/>. A line that is missing counts as nothing marked; an empty cell as nought.</summary>
    public (int[] Cells, IReadOnlyList<SheetProblem> Problems) Read(Stream content, string fileName, RoundFile file)
    {
        using var reader = SheetReader.Open(content, Columns(file), fileName);
        var (cells, problems) = (new int[file.Form.Cells], new List<SheetProblem>());
        foreach (var row in reader.Rows)
        {
            if (!int.TryParse(row[Number], NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line < 1 || line > file.Form.Questions)
            {
                problems.Add(new(row.Address(Number), "appraisals.sheet-line-unknown", row[Number], file.Form.Questions));
                continue;
            }
            foreach (var (grade, _) in file.Form.Grades.Index())
            {
                var text = row[Key(grade)];
                if (int.TryParse(text.Length == 0 ? "0" : text, NumberStyles.None, CultureInfo.InvariantCulture, out var marks)) cells[file.Form.Cell(line - 1, grade)] = marks;
                else problems.Add(new(row.Address(Key(grade)), "appraisals.sheet-number", text));
            }
        }
        return (cells, [.. reader.Problems, .. problems]);
    }

    private List<Column> Columns(RoundFile file) =>
    [
        new(Number, words.In(Reading.Chinese, "appraisals.column-line"), words.In(Reading.English, "appraisals.column-line"), Required: true),
        new(Subject, words.In(Reading.Chinese, "appraisals.column-subject"), words.In(Reading.English, "appraisals.column-subject")),
        new(Item, words.In(Reading.Chinese, "appraisals.column-item"), words.In(Reading.English, "appraisals.column-item")),
        .. file.Form.Grades.Select((grade, i) => file.Recipe.Appraisal?.Grades.FirstOrDefault(term => term.Key == grade.Key)?.Label is { } label
            ? new Column(Key(i), label.Zh, label.En ?? label.Zh, Required: true) : new Column(Key(i), grade.Key, grade.Key, Required: true)),
    ];

    private static string Key(int grade) => "grade-" + Text(grade + 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
