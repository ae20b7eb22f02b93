using System.Buffers;
using System.Security.Cryptography;

namespace MultiChat.Photos;

/// <summary>Names a photo by what it is: the SHA-256 of its bytes. <see langword="default"/> names nothing.</summary>
public readonly record struct PhotoId
{
    private const int Length = SHA256.HashSizeInBytes * 2;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _value;

    private PhotoId(string value) => _value = value;

    /// <summary>The hash as 64 lower-case hexadecimal digits, as on the wire and in addresses; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>The name of a photo.</summary>
    /// <param name="bytes">The photo.</param>
    public static PhotoId Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The name of that text, or null where it is none.</summary>
    /// <param name="text">64 lower-case hexadecimal digits.</param>
    public static PhotoId? Find(string? text) =>
        text?.Length == Length && !text.AsSpan().ContainsAnyExcept(Digits) ? new PhotoId(text) : null;

    /// <summary>As <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
