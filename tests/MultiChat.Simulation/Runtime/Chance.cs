using MultiChat.Sources;

namespace MultiChat.Simulation.Runtime;

/// <summary>One stream of decisions. Streams of one seed are independent, so leaving out one kind of fault disturbs the others little.</summary>
internal sealed class Chance(long seed, int stream)
{
    private readonly SeededRandomSource _source = new(unchecked((seed * 1_000_003) + (stream * 7_919_000_000_017)));

    public RandomSource Source => _source;

    public int Next(int exclusiveMax) => (int)((ulong)(uint)_source.NextInt64() * (ulong)exclusiveMax >> 32);

    public int Between(int min, int max) => min + Next(max - min + 1);

    public bool OneIn(int count) => Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public T? PickOrNull<T>(IReadOnlyList<T> items)
        where T : class => items.Count == 0 ? null : Pick(items);

    public TimeSpan Milliseconds(int min, int max) => TimeSpan.FromMilliseconds(Between(min, max));
}
