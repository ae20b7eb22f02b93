using System.Buffers.Binary;
using NodaTime;

namespace MultiChat.Sources;

/// <summary>Mints UUIDs of version 7 from the injected clock and chance, so that ids sort by their time of making.</summary>
public sealed class IdMint(ChatClock clock, RandomSource random)
{
    /// <summary>A new UUID of version 7 with the clock's time.</summary>
    public Guid Next() => At(clock.Now);

    /// <summary>A new UUID of version 7 with the given time.</summary>
    /// <param name="instant">The time in the id, 1970 or later.</param>
    public Guid At(Instant instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant.ToUnixTimeMilliseconds() << 16);
        random.Fill(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
