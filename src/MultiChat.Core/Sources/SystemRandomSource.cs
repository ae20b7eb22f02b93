using System.Security.Cryptography;

namespace MultiChat.Sources;

/// <summary>Chance from the operating system's generator, fit for secrets. The default.</summary>
/// <remarks>Ids and tags are drawn ahead, 512 bytes at a time on each thread, and wiped as they are given out; what is longer, as secrets are, is drawn at once.</remarks>
public sealed class SystemRandomSource : RandomSource
{
    private const int DrawnAhead = 512;
    private const int LongestOfThose = 16;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _left;

    /// <inheritdoc/>
    public override void Fill(Span<byte> bytes)
    {
        if (bytes.Length > LongestOfThose)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        var drawn = _drawn ??= new byte[DrawnAhead];
        if (_left < bytes.Length)
        {
            RandomNumberGenerator.Fill(drawn);
            _left = DrawnAhead;
        }

        var next = drawn.AsSpan(_left - bytes.Length, bytes.Length);
        next.CopyTo(bytes);
        next.Clear();
        _left -= bytes.Length;
    }
}
