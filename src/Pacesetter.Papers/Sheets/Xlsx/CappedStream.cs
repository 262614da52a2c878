namespace Pacesetter.Papers.Sheets.Xlsx;

/// <summary>
/// Counts what a zip entry really unpacks to, whatever size it declares, and stops where one piece of markup is so long that
/// the XML reader would have to hold it in memory as a whole.
/// </summary>
internal sealed class CappedStream(Stream inner, long limit) : Stream
{
    private const int LongestPiece = 2 << 20;
    private int _piece;

    public long Passed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Passed; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Passed += read;
        var opening = buffer[..read].LastIndexOf((byte)'<');
        _piece = opening < 0 ? _piece + read : read - opening;
        if (Passed > limit || _piece > LongestPiece)
            throw TooLarge(limit);
        return read;
    }

    public static UnreadableTable TooLarge(long limit) => new(SheetCodes.UnpacksTooLarge, limit >> 20);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
