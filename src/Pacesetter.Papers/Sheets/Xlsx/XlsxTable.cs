using System.Globalization;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>One sheet of a workbook.</summary>
internal sealed class XlsxTable(XlsxBook book, string path, string name, SheetLimits limits) : Table
{
    private OpenPart? _part;

    public override string Name => name;

    public override double Progress => _part is { Length: > 0 } part ? Math.Min(1, (double)part.Stream.Passed / part.Length) : 0;

    public override IEnumerable<RawRow> Rows()
    {
        _part = book.Open(path) ?? throw new UnreadableTable(SheetCodes.Damaged);
        using var xml = _part.Xml;
        var row = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "row")
            {
                row = NumberOf(xml, row);
                yield return Row(xml, row);
            }
            else if (xml.LocalName == "mergeCell")
                Merge(xml.GetAttribute("ref") ?? "");
        }
    }

    private static int NumberOf(XmlReader xml, int previous)
    {
        var number = previous + 1;
        if (xml.GetAttribute("r") is { } own && !int.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            throw new InvalidDataException("A row number is no number.");
        // Rows and cells stand in order; a file that goes back would make one address mean two things.
        return number > previous ? number : throw new InvalidDataException("The rows are out of order.");
    }

    private RawRow Row(XmlReader xml, int number)
    {
        var cells = new List<string>();
        List<Oddity>? oddities = null;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                    Cell(xml, cells, number, ref oddities);
        }
        return new RawRow(number, [.. cells]) { Oddities = oddities };
    }

    private void Cell(XmlReader xml, List<string> cells, int row, ref List<Oddity>? oddities)
    {
        var column = cells.Count;
        if (xml.GetAttribute("r") is { } address && (!CellName.TryParse(address, out column, out var own) || own != row || column < cells.Count))
            throw new InvalidDataException("A cell stands where its address does not.");
        if (column >= limits.Columns)
            throw new UnreadableTable(SheetCodes.TooManyColumns, limits.Columns) { Row = row };
        while (cells.Count < column)
            cells.Add("");
        var cell = new XlsxCell(xml, limits.CellLength);
        var text = cell.Show(book);
        if (cell.Oddity(text, limits.CellLength) is { } oddity)
            (oddities ??= []).Add(new Oddity(column, oddity.Code, oddity.Arg));
        cells.Add(text);
    }

    private void Merge(string range)
    {
        var parts = range.Split(':');
        if (parts.Length != 2 || !CellName.TryParse(parts[0], out var left, out var top) || !CellName.TryParse(parts[1], out var right, out var bottom))
            return;
        if (Merged.Count < limits.Problems * 10)
            Merged.Add(new MergedRange(top, left, bottom, right, range));
    }
}
