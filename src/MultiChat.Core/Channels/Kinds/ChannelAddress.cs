using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MultiChat.Channels;

/// <summary>Who a client is on a channel, as the far side names them: a chat's number, a phone. Compared unit by unit.</summary>
public sealed record ChannelAddress
{
    /// <summary>The most UTF-16 units that an address or a key of the far side may have.</summary>
    public const int MaxLength = 200;

    /// <summary>The channel.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>The far side's name for the client: 1 to <see cref="MaxLength"/> UTF-16 units without control characters.</summary>
    public required string Value { get; init; }

    /// <summary>
    /// Under what a visitor of this address is kept among those who have tokens. What is hashed begins with a byte that no text in UTF-8 has,
    /// so no token that a browser can show is hashed to it.
    /// </summary>
    internal byte[] ToTokenHash() => Hash([0xFF], Kind.Value, Value);

    /// <summary>The id of the message that the far side knows by the key: the same at every attempt (rule M2).</summary>
    internal Guid IdOf(string key)
    {
        var bytes = Hash([], Kind.Value, Value, key).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Each part behind its length, so that no two lists of parts are hashed alike.</summary>
    private static byte[] Hash(ReadOnlySpan<byte> before, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
