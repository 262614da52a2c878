using System.Text;
using System.Xml;

namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>
/// The texts a workbook stores once and cells point at. Kept as UTF-8 in large blocks: as .NET strings, the names of
/// 300,000 members would take four times as much.
/// </summary>
internal sealed class SharedStrings
{
    private const int BlockSize = 1 << 20;
    private const int CostOfPlace = 12;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int Start, int Length)> _places = [];
    private int _used;
    private long _kept;

    private SharedStrings()
    {
    }

    public static SharedStrings Read(XmlReader? part, SheetLimits limits)
    {
        var strings = new SharedStrings();
        using var xml = part;
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.Add(RichText.Read(xml, limits.CellLength), limits.SharedTextBytes);
        return strings;
    }

    public string this[int index]
    {
        get
        {
            if (index < 0 || index >= _places.Count)
                throw new InvalidDataException("A cell points at a shared string that is not there.");
            var (block, start, length) = _places[index];
            return length == 0 ? "" : Encoding.UTF8.GetString(_blocks[block], start, length);
        }
    }

    private void Add(string text, long limit)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        _kept += length + CostOfPlace;
        if (_kept > limit)
            throw CappedStream.TooLarge(limit);
        if (_blocks.Count == 0 || _used + length > BlockSize)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, length)]);
            _used = 0;
        }
        Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used));
        _places.Add((_blocks.Count - 1, _used, length));
        _used += length;
    }
}
