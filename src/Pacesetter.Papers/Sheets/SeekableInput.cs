using System.Globalization;

namespace Pacesetter.Papers.Sheets;

/// <summary>The file as a stream that can be read twice; what cannot seek goes to a temporary file first.</summary>
internal sealed class SeekableInput : IDisposable
{
    private readonly Stream _stream;
    private readonly bool _own;

    private SeekableInput(Stream stream, bool own) => (_stream, _own) = (stream, own);

    public double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    public static SeekableInput Of(Stream stream, long limit)
    {
        if (stream.CanSeek && stream.Length - stream.Position is var length && length > limit)
            throw TooLarge(limit, length);
        return stream is { CanSeek: true, Position: 0 }
            ? new SeekableInput(stream, own: false)
            : new SeekableInput(Spool(stream, limit), own: true);
    }

    public Stream Rewound()
    {
        _stream.Position = 0;
        return _stream;
    }

    public void Dispose()
    {
        if (_own)
            _stream.Dispose();
    }

    private static FileStream Spool(Stream stream, long limit)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var spool = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            spool.Write(buffer, 0, read);
            if (spool.Position <= limit)
                continue;
            spool.Dispose();
            throw TooLarge(limit, limit + 1);
        }
        return spool;
    }

    private static UnreadableTable TooLarge(long limit, long found) =>
        new(SheetCodes.TooLarge, Megabytes(limit), Megabytes(found));

    // Rounded up, so that a file one byte over the limit is not told to be as large as allowed.
    private static string Megabytes(long bytes) =>
        (Math.Ceiling(bytes * 10m / (1 << 20)) / 10).ToString("0.#", CultureInfo.InvariantCulture);
}
