using System.Buffers.Binary;
using System.Buffers.Text;
using MultiChat.Dialogs;
using MultiChat.Lists;
using NodaTime;

namespace MultiChat.Hosting.Wire;

/// <summary>A list's cursor as an opaque text.</summary>
internal static class WireCursor
{
    private const int Length = 24;

    public static string? Text(ListCursor? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, cursor.LastAt.ToUnixTimeMilliseconds());
        cursor.Dialog.Value.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static ListCursor? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text)
            || Base64Url.DecodeFromChars(text, bytes) != Length)
        {
            throw WireException.Malformed("cursor");
        }

        var millis = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return millis is >= 0 and < 253_402_300_800_000
            ? new ListCursor { LastAt = Instant.FromUnixTimeMilliseconds(millis), Dialog = new DialogId(new Guid(bytes[8..], bigEndian: true)) }
            : throw WireException.Malformed("cursor");
    }
}
