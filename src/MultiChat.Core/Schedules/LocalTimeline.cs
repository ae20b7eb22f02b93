using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Schedules;

/// <summary>
/// Where a zone's local minutes lie in time (rule S4). Minutes are counted from 1970-01-01T00:00, local ones as if they were UTC. Allocates nothing.
/// </summary>
internal readonly struct LocalTimeline(DateTimeZone zone)
{
    // No offset is greater, in either direction.
    private const long MaxOffset = 18 * NodaConstants.TicksPerHour;

    /// <summary>The part of the zone's history an instant is in, and the local minute it is then.</summary>
    public (ZoneInterval Part, long Minute) At(Instant at)
    {
        var part = zone.GetZoneInterval(at);
        var (minute, rest) = Math.DivRem(at.ToUnixTimeTicks() + part.WallOffset.Ticks, NodaConstants.TicksPerMinute);
        return (part, rest < 0 ? minute - 1 : minute);
    }

    /// <summary>When hours start: at the first instant by whose clock it is that minute or a later one.</summary>
    public Instant StartOf(long minute)
    {
        var local = minute * NodaConstants.TicksPerMinute;
        var part = zone.GetZoneInterval(Instant.FromUnixTimeTicks(local - MaxOffset));
        while (part.HasEnd && part.End.ToUnixTimeTicks() + part.WallOffset.Ticks <= local)
        {
            part = zone.GetZoneInterval(part.End);
        }

        var start = local - part.WallOffset.Ticks;
        return part.HasStart && part.Start.ToUnixTimeTicks() is var earliest && earliest > start ? part.Start : Instant.FromUnixTimeTicks(start);
    }

    /// <summary>When hours end: after the last instant by whose clock it is an earlier minute.</summary>
    public Instant EndOf(long minute)
    {
        var local = minute * NodaConstants.TicksPerMinute;
        var part = zone.GetZoneInterval(Instant.FromUnixTimeTicks(local + MaxOffset));
        while (part.HasStart && part.Start.ToUnixTimeTicks() + part.WallOffset.Ticks >= local)
        {
            part = zone.GetZoneInterval(part.Start - Duration.Epsilon);
        }

        var end = local - part.WallOffset.Ticks;
        return part.HasEnd && part.End.ToUnixTimeTicks() is var latest && latest < end ? part.End : Instant.FromUnixTimeTicks(end);
    }

    /// <summary>Whether the zone's clocks never showed that date.</summary>
    public bool Skips(long day)
    {
        var start = StartOf(day * DayInterval.MinutesPerDay);
        return At(start).Minute >= (day + 1) * DayInterval.MinutesPerDay;
    }
}
