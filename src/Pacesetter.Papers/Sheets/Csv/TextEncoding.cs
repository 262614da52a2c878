using System.Text;

namespace Pacesetter.Papers.Sheets.Csv;

/// <summary>The encoding of a text file, proven over the whole file before the first row is trusted.</summary>
/// <param name="Encoding">Decodes strictly.</param>
/// <param name="Name">For the user.</param>
/// <param name="Mark">Bytes of the byte order mark to skip.</param>
internal sealed record TextEncoding(Encoding Encoding, string Name, int Mark)
{
    // A row of the widest sensible table is far shorter; without line breaks this is no table but data of some kind.
    private const int LongestLine = 1 << 20;

    public bool Notable => Encoding is not UTF8Encoding;

    /// <exception cref="UnreadableTable">Binary content, or an encoding that is not supported.</exception>
    public static TextEncoding Detect(SeekableInput input)
    {
        Span<byte> mark = stackalloc byte[3];
        mark = mark[..input.Rewound().ReadAtLeast(mark, 3, throwOnEndOfStream: false)];
        TextEncoding[] candidates = mark switch
        {
            [0xEF, 0xBB, 0xBF] => [Utf8(3)],
            [0xFF, 0xFE, ..] => [new(new UnicodeEncoding(false, true, true), "UTF-16", 2)],
            [0xFE, 0xFF, ..] => [new(new UnicodeEncoding(true, true, true), "UTF-16", 2)],
            _ => [Utf8(0), new(Gb18030(), "GB18030", 0)],
        };
        return Array.Find(candidates, candidate => candidate.Fits(input))
            ?? throw new UnreadableTable(SheetCodes.UnknownEncoding);
    }

    public StreamReader Reader(SeekableInput input)
    {
        var stream = input.Rewound();
        stream.Position += Mark;
        return new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: false, 1 << 15, leaveOpen: true);
    }

    private static TextEncoding Utf8(int mark) => new(new UTF8Encoding(false, true), "UTF-8", mark);

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private bool Fits(SeekableInput input)
    {
        using var reader = Reader(input);
        var buffer = new char[1 << 15];
        var line = 0;
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
                line = CheckedLine(buffer.AsSpan(0, read), line);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        return true;
    }

    private static int CheckedLine(ReadOnlySpan<char> text, int line)
    {
        if (text.Contains('\0'))
            throw new UnreadableTable(SheetCodes.Binary);
        var end = text.LastIndexOfAny('\r', '\n');
        line = end < 0 ? line + text.Length : text.Length - end - 1;
        return line <= LongestLine ? line : throw new UnreadableTable(SheetCodes.Binary);
    }
}
