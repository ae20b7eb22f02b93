using NodaTime.TimeZones;

namespace MultiChat.Projects;

/// <summary>The time zones there are: those that come with this package, so that no machine need have any.</summary>
internal static class IanaZone
{
    /// <summary>Whether it is the name of a time zone or an alias of one, such as <c>Europe/Moscow</c> or <c>UTC</c>; case matters.</summary>
    public static bool IsKnown(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(id);
    }
}
