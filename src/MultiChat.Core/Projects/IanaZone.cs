using NodaTime;

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
}
