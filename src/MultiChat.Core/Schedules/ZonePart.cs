using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Schedules;

/// <summary>A part of a zone's history with one offset. In ticks since 1970, local ones as if they were UTC.</summary>
internal readonly struct ZonePart
{
    // No two clocks of one place ever differed by more.
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

    /// <summary>Whether no other part matters to what is an instant in this one: it began long before, so that no interval reaches back that far.</summary>
    public bool HasSettledBy(long at) => _start == long.MinValue || at - _start >= Settling;

    /// <summary>Whether this part goes on so long that no interval reaches as far as its end.</summary>
    public bool GoesOnAfter(long at) => _end == long.MaxValue || _end - at >= Settling;
}
