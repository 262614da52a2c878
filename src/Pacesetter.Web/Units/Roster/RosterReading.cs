using System.Globalization;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Reads the lines of a roster file one by one and keeps what is wrong with single cells.</summary>
internal sealed class RosterReading(Stream file, string fileName, RosterKind kind, RosterSheets sheets) : IDisposable
{
    private const int Kept = 200;

    // With the signs for year and month, as people write it in Chinese.
    private static readonly string[] MonthForms =
        ["yyyy-M", "yyyy/M", "yyyy.M", "yyyyMM", "yyyy-M-d", "yyyy/M/d", "yyyy-M-d HH:mm:ss", "yyyy'\u5E74'M'\u6708'", "yyyy'\u5E74'M'\u6708'd'\u65E5'"];

    private readonly SheetReader reader = SheetReader.Open(file, sheets.Of(kind), fileName);
    private readonly List<SheetProblem> problems = [];

    public double Progress => reader.Progress;

    public int ProblemCount { get; private set; }

    /// <summary>Nothing wrong so far, neither with the file nor with a cell.</summary>
    public bool IsSound => ProblemCount == 0 && reader.Problems.Count == 0;

    public IReadOnlyList<SheetProblem> Problems => [.. reader.Problems, .. problems];

    public IReadOnlyList<SheetProblem> Notices => reader.Notices;

    public SheetProblem Locate(RosterProblem problem) => new(reader.Address(problem.Column, problem.Row), problem.Code, [.. problem.Args]);

    public IEnumerable<RosterUnit> Units()
    {
        foreach (var row in reader.Rows)
        {
            if (!IsKey(row, "code", Unit.CodeLength)) continue;
            Check(row, "name", Unit.NameLength, isNeeded: true);
            Check(row, "tier", Unit.LabelLength, isNeeded: true);
            yield return new RosterUnit(row.Number, row["code"], row["name"], row["tier"])
            {
                Parent = Text(row, "parent", Unit.CodeLength),
                Field = Text(row, "field", Unit.LabelLength),
                Industry = Text(row, "industry", Unit.LabelLength),
                Region = Text(row, "region", Unit.CodeLength),
                Secretary = Text(row, "secretary", Unit.PersonLength),
                From = MonthOf(row, "from"),
                To = MonthOf(row, "to"),
            };
        }
    }

    public IEnumerable<RosterMember> Members()
    {
        foreach (var row in reader.Rows)
        {
            if (!IsKey(row, "number", Member.NumberLength)) continue;
            Check(row, "name", Unit.PersonLength, isNeeded: true);
            Check(row, "unit", Unit.CodeLength, isNeeded: true);
            yield return new RosterMember(row.Number, row["number"], row["name"], row["unit"], Text(row, "post", Unit.PersonLength),
                Mark(row, "kind", sheets.Probationary), Mark(row, "mobile", sheets.YesOrNo), Mark(row, "frail", sheets.YesOrNo));
        }
    }

    public void Dispose() => reader.Dispose();

    /// <summary>A key stands in addresses, so its signs are limited.</summary>
    private bool IsKey(SheetRow row, string column, int length)
    {
        Check(row, column, length, isNeeded: true);
        var key = row[column];
        if (key.Length > 0 && !Unit.IsCode(key)) Add(row, column, "units.import-code-signs", key);
        return key.Length > 0 && key.Length <= length && Unit.IsCode(key);
    }

    private string? Text(SheetRow row, string column, int length)
    {
        if (!row.Has(column)) return null;
        Check(row, column, length, isNeeded: false);
        return row[column];
    }

    private void Check(SheetRow row, string column, int length, bool isNeeded)
    {
        if (isNeeded && row[column].Length == 0) Add(row, column, "units.import-missing");
        else if (row[column].Length > length) Add(row, column, "units.import-too-long", length, row[column].Length);
    }

    private Month? MonthOf(SheetRow row, string column)
    {
        var text = row[column];
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200) return Month.From(day);
        Add(row, column, "units.import-month", text);
        return null;
    }

    private bool? Mark(SheetRow row, string column, Func<string, bool?> read)
    {
        if (!row.Has(column)) return null;
        var mark = read(row[column]);
        if (mark is null) Add(row, column, column == "kind" ? "units.import-kind" : "units.import-yes-or-no", row[column]);
        return mark ?? false;
    }

    private void Add(SheetRow row, string column, string code, params object?[] args)
    {
        ProblemCount++;
        if (problems.Count < Kept) problems.Add(new SheetProblem(row.Address(column), code, args));
    }
}
