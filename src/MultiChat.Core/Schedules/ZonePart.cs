using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Schedules;

/// <summary>A part of a zone's history with one offset. In ticks since 1970, local ones as if they were UTC.</summary>
internal readonly struct ZonePart
{
    // A day for an interval, a day for the most that a zone's clocks were ever set by, and an hour to spare.
    private const long Settling = 49 * NodaConstants.TicksPerHour;

    private readonly long _start;
    private readonly long _end;

    public ZonePart(ZoneInterval interval)
    {
        Offset = interval.WallOffset.Ticks;
        _start = interval.HasStart ? interval.Start.ToUnixTimeTicks() : long.MinValue;
        _end = interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue;
    }

    public long Offset { get; }

    /// <summary>Whether it began so long before an instant that no interval reaches back to an earlier part.</summary>
    public bool HasSettledBy(long at) => _start == long.MinValue || at - _start >= Settling;

    /// <summary>Whether it goes on so long after an instant that no interval reaches a later part.</summary>
    public bool GoesOnAfter(long at) => _end == long.MaxValue || _end - at >= Settling;
}
