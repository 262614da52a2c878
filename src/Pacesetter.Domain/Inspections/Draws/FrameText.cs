using System.Globalization;
using System.Text;

namespace Pacesetter.Domain.Inspections.Draws;

/// <summary>The frozen text of a frame: one thing a line, parts apart by tabulators, so that anybody can read and re-compute it.</summary>
internal static class FrameText
{
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    internal const string DayFormat = "yyyy-MM-dd";
    private const string None = "-";

    public static string Write(DrawFrame frame)
    {
        var text = new StringBuilder(frame.Units.Count * 48);
        var head = frame.Head;
        text.Append(Drawing.Version).Append('\n');
        Line(text, "inspection", head.Inspection.ToString());
        Line(text, "title", head.Title);
        Line(text, "round", Number(head.Round));
        Line(text, "previous", head.Previous ?? None);
        Line(text, "reason", head.Reason ?? None);
        Line(text, "frozen", head.FrozenAt.ToString(TimeFormat, CultureInfo.InvariantCulture));
        Line(text, "source", head.Source);
        Line(text, "day", head.Day.ToString(DayFormat, CultureInfo.InvariantCulture));
        Line(text, "commitment", head.Commitment);
        Line(text, "inspectors-each", Number(head.InspectorsEach));
        Line(text, "strata", Number(frame.Strata.Count));
        foreach (var stratum in frame.Strata) Line(text, stratum.Key, Number(stratum.Take));
        Line(text, "units", Number(frame.Units.Count));
        foreach (var unit in frame.Units) Line(text, unit.Code, unit.Group, unit.Stratum, Number(unit.Weight));
        Line(text, "excluded", Number(frame.Exclusions.Count));
        foreach (var one in frame.Exclusions) Line(text, one.Code, one.Reason);
        Line(text, "inspectors", Number(frame.Inspectors.Count));
        foreach (var one in frame.Inspectors) Line(text, [one.Key, one.Name, .. one.Recusals]);
        return text.ToString();
    }

    /// <exception cref="FormatException">It is no such text; the message says where.</exception>
    public static DrawFrame Read(LineReader lines)
    {
        lines.Demand(Drawing.Version);
        var head = new DrawHead(lines.Guid("inspection"), lines.Text("title"), lines.Number("round"), Some(lines.Text("previous")), Some(lines.Text("reason")), lines.Time("frozen"),
            lines.Text("source"), lines.Day("day"), lines.Text("commitment"), lines.Number("inspectors-each"));
        return new(head)
        {
            Strata = lines.Each("strata", 2, parts => new DrawStratum(parts[0], LineReader.NumberOf(parts[1]))),
            Units = lines.Each("units", 4, parts => new DrawUnit(parts[0], parts[1], parts[2], LineReader.NumberOf(parts[3]))),
            Exclusions = lines.Each("excluded", 2, parts => new Exclusion(parts[0], parts[1])),
            Inspectors = lines.Each("inspectors", null, parts => new DrawInspector(parts[0], parts[1], parts[2..])),
        };
    }

    /// <summary>No word may hold a sign that ends a line or a part, or be empty.</summary>
    public static bool IsPlain(DrawFrame frame)
    {
        var head = frame.Head;
        IEnumerable<string> words =
        [
            head.Title, head.Previous ?? None, head.Reason ?? None, head.Source, head.Commitment,
            .. frame.Strata.Select(stratum => stratum.Key), .. frame.Units.SelectMany(unit => (string[])[unit.Code, unit.Group]),
            .. frame.Exclusions.SelectMany(one => (string[])[one.Code, one.Reason]), .. frame.Inspectors.SelectMany(one => (string[])[one.Key, one.Name, .. one.Recusals]),
        ];
        return words.All(word => word.Length > 0 && !word.Any(char.IsControl));
    }

    internal static void Line(StringBuilder text, params ReadOnlySpan<string> parts) => text.AppendJoin('\t', parts).Append('\n');

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Some(string word) => word == None ? null : word;
}
