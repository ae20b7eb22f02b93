using System.Buffers.Binary;
using System.Buffers.Text;
using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Hosting.Wire;

/// <summary>What cursors are made of: bytes that say of which order they are, an instant, a dialog.</summary>
internal static class CursorText
{
    private const int Length = 24;
    private const int MostMarks = 1;

    public static string Of(ReadOnlySpan<byte> mark, Instant at, DialogId dialog)
    {
        Span<byte> bytes = stackalloc byte[mark.Length + Length];
        mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[mark.Length..], at.ToUnixTimeMilliseconds());
        dialog.Value.TryWriteBytes(bytes[(mark.Length + 8)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="WireException">It is no cursor of any list.</exception>
    public static (byte[] Mark, Instant At, DialogId Dialog) Parse(string text)
    {
        if (text.Length > Base64Url.GetEncodedLength(Length + MostMarks) || !Base64Url.IsValid(text))
        {
            throw WireException.Malformed("cursor");
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length is < Length or > Length + MostMarks)
        {
            throw WireException.Malformed("cursor");
        }

        var place = bytes.AsSpan(bytes.Length - Length);
        var millis = BinaryPrimitives.ReadInt64BigEndian(place);
        return millis is >= 0 and < 253_402_300_800_000
            ? (bytes[..^Length], Instant.FromUnixTimeMilliseconds(millis), new DialogId(new Guid(place[8..], bigEndian: true)))
            : throw WireException.Malformed("cursor");
    }

    public static Refusal OfAnotherOrder() => Refusal.InvalidField("cursor", "This cursor is of a list in another order.");
}
