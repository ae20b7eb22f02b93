using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Schedules;

/// <summary>All IANA time zones, each set of rules once.</summary>
internal static class Zones
{
    private static readonly Instant Begin = Instant.FromUtc(2015, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2036, 1, 1, 0, 0);

    public static DateTimeZone Get(string id) => DateTimeZoneProviders.Tzdb[id];

    /// <summary>The zones whose clocks differ from each other at some instant from 2015 to 2035.</summary>
    public static IReadOnlyList<DateTimeZone> ListDistinct() =>
    [
        .. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order(StringComparer.Ordinal).Select(Get)
            .DistinctBy(zone => string.Join(' ', zone.GetZoneIntervals(Begin, End).Select(part => $"{(part.HasEnd ? part.End : End)}{part.WallOffset}"))),
    ];

    /// <summary>When the zone's clocks are set, from 2015 to 2035.</summary>
    public static IEnumerable<Instant> ChangesOf(DateTimeZone zone) =>
        zone.GetZoneIntervals(Begin, End).Skip(1).Select(part => part.Start);
}
