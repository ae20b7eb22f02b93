using System.Buffers.Binary;

namespace MultiChat.Sources;

/// <summary>Reproducible chance for tests and simulations: the same seed gives the same bytes in the same order on every machine.</summary>
/// <remarks>SplitMix64. Never for secrets of a real installation.</remarks>
public sealed class SeededRandomSource(long seed) : RandomSource
{
    private readonly Lock _lock = new();
    private ulong _state = unchecked((ulong)seed);

    /// <inheritdoc/>
    public override void Fill(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[8];
        lock (_lock)
        {
            while (!bytes.IsEmpty)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(word, NextWord());
                var count = Math.Min(8, bytes.Length);
                word[..count].CopyTo(bytes);
                bytes = bytes[count..];
            }
        }
    }

    private ulong NextWord()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var word = _state;
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9UL;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EBUL;
        return word ^ (word >> 31);
    }
}
