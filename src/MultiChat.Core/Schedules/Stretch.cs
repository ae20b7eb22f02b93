using NodaTime;

namespace MultiChat.Schedules;

/// <summary>From an instant on the state is the same until it changes. In ticks since 1970.</summary>
internal sealed class Stretch(long from, bool on, long change)
{
    /// <summary>The change that never comes.</summary>
    public const long Never = long.MaxValue;

    public static readonly Stretch Nowhere = new(long.MaxValue, on: false, long.MinValue);

    public bool On => on;

    /// <summary>When it changes, or null for never.</summary>
    public Instant? Change => change == Never ? null : Instant.FromUnixTimeTicks(change);

    public bool Holds(long at) => from <= at && at < change;
}
