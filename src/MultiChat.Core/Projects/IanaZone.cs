using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Projects;

/// <summary>Time zones by name.</summary>
internal static class IanaZone
{
    /// <summary>Whether it is the name of a time zone or an alias of one, such as <c>Europe/Moscow</c> or <c>UTC</c>; case matters.</summary>
    public static bool IsKnown(this IDateTimeZoneProvider zones, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        // A provider makes zones of offsets such as UTC+3 too, where nobody lives.
        return zones.Ids.Contains(id, StringComparer.Ordinal);
    }

    /// <summary>The names of time zones to choose from, sorted: of those that mean the same, one.</summary>
    public static IReadOnlyList<string> WithoutAliases(this IDateTimeZoneProvider zones)
    {
        var canonical = TzdbDateTimeZoneSource.Default.CanonicalIdMap;
        var ids = zones.Ids.ToHashSet(StringComparer.Ordinal);
        // A name of an older or newer set of zones may stand for itself there.
        return [.. ids.Where(id => !canonical.TryGetValue(id, out var name) || name == id || !ids.Contains(name)).Order(StringComparer.Ordinal)];
    }
}
