namespace MultiChat.Sources;

/// <summary>Where ids, tags, secrets and names take their chance from.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public abstract class RandomSource
{
    /// <summary>Fills the whole span with random bytes.</summary>
    /// <param name="bytes">The span to fill.</param>
    public abstract void Fill(Span<byte> bytes);

    /// <summary>A random number from 0 to <paramref name="exclusiveMax"/> - 1, all equally likely.</summary>
    /// <param name="exclusiveMax">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMax"/> is 0 or less.</exception>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        // Numbers past the last whole multiple are drawn again: a plain remainder would favour small numbers.
        var fair = uint.MaxValue - (uint.MaxValue % (uint)exclusiveMax);
        uint drawn;
        do
        {
            drawn = (uint)NextInt64();
        }
        while (drawn >= fair);
        return (int)(drawn % (uint)exclusiveMax);
    }

    /// <summary>64 random bits.</summary>
    public long NextInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }
}
