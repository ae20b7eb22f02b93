using NodaTime;

namespace MultiChat.Schedules;

/// <summary>
/// Where a zone's local minutes lie in time (rule S4). Instants are ticks since 1970; minutes are counted from then too, local ones as if they were
/// UTC. Allocates nothing.
/// </summary>
internal readonly struct LocalTimeline(DateTimeZone zone)
{
    private const long TicksPerMinute = NodaConstants.TicksPerMinute;

    // No offset is greater, in either direction.
    private const long MaxOffset = 18 * NodaConstants.TicksPerHour;

    /// <summary>The part of the zone's history an instant is in.</summary>
    public ZonePart PartAt(Instant at) => new(zone.GetZoneInterval(at));

    /// <summary>The local minute of an instant in a part.</summary>
    public static long MinuteOf(long at, in ZonePart part)
    {
        var (minute, rest) = Math.DivRem(at + part.Offset, TicksPerMinute);
        return rest < 0 ? minute - 1 : minute;
    }

    /// <summary>When hours start: at the first instant by whose clock it is that minute or a later one.</summary>
    /// <param name="minute">The local minute.</param>
    /// <param name="near">A part that is likely to be the one.</param>
    public long StartOf(long minute, in ZonePart near)
    {
        var local = minute * TicksPerMinute;
        if (near.HasSettledBy(local - near.Offset) && near.GoesOnAfter(local - near.Offset))
        {
            return local - near.Offset;
        }

        var part = zone.GetZoneInterval(Instant.FromUnixTimeTicks(local - MaxOffset));
        while (part.HasEnd && part.End.ToUnixTimeTicks() + part.WallOffset.Ticks <= local)
        {
            part = zone.GetZoneInterval(part.End);
        }

        var start = local - part.WallOffset.Ticks;
        return part.HasStart ? Math.Max(start, part.Start.ToUnixTimeTicks()) : start;
    }

    /// <summary>When hours end: after the last instant by whose clock it is an earlier minute.</summary>
    /// <param name="minute">The local minute.</param>
    /// <param name="near">A part that is likely to be the one.</param>
    public long EndOf(long minute, in ZonePart near)
    {
        var local = minute * TicksPerMinute;
        if (near.HasSettledBy(local - near.Offset) && near.GoesOnAfter(local - near.Offset))
        {
            return local - near.Offset;
        }

        var part = zone.GetZoneInterval(Instant.FromUnixTimeTicks(local + MaxOffset));
        while (part.HasStart && part.Start.ToUnixTimeTicks() + part.WallOffset.Ticks >= local)
        {
            part = zone.GetZoneInterval(part.Start - Duration.Epsilon);
        }

        var end = local - part.WallOffset.Ticks;
        return part.HasEnd ? Math.Min(end, part.End.ToUnixTimeTicks()) : end;
    }

    /// <summary>Whether the zone's clocks never showed that date.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <param name="near">A part that is likely to hold it.</param>
    public bool Skips(long day, in ZonePart near)
    {
        var midnight = (day * DayInterval.MinutesPerDay * TicksPerMinute) - near.Offset;
        if (near.HasSettledBy(midnight) && near.GoesOnAfter(midnight))
        {
            return false;
        }

        var start = StartOf(day * DayInterval.MinutesPerDay, near);
        return MinuteOf(start, PartAt(Instant.FromUnixTimeTicks(start))) >= (day + 1) * DayInterval.MinutesPerDay;
    }
}
