using System.Buffers.Binary;

namespace Pacesetter.Web.Demo;

/// <summary>Keys of version 7 that are the same for the same seed. They rise one after the other, so that the store appends.</summary>
internal sealed class Keys(DateTimeOffset from, ulong seed)
{
    private readonly Dice dice = new(seed);
    private long milliseconds = from.ToUnixTimeMilliseconds();

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)milliseconds++ << 16) | 0x7000 | (dice.Next() & 0x0FFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (dice.Next() & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true);
    }
}
