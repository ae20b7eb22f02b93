using NodaTime;

namespace MultiChat.Schedules;

/// <summary>From an instant on the state is the same until it changes.</summary>
internal sealed class Stretch(Instant from, bool on, Instant? change)
{
    public static readonly Stretch Nowhere = new(Instant.MaxValue, on: false, Instant.MinValue);

    private readonly Instant _until = change ?? Instant.MaxValue;

    public bool On => on;

    /// <summary>When it changes, or null for never.</summary>
    public Instant? Change => change;

    public bool Holds(Instant at) => from <= at && at < _until;
}
