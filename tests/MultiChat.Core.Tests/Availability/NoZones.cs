using System.Collections.ObjectModel;
using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Availability;

/// <summary>A machine's time zone data that are not there.</summary>
internal sealed class NoZones : IDateTimeZoneProvider
{
    public string VersionId => "none";

    public ReadOnlyCollection<string> Ids => [];

    public DateTimeZone this[string id] => throw new DateTimeZoneNotFoundException(id);

    public DateTimeZone GetSystemDefault() => throw new DateTimeZoneNotFoundException("system");

    public DateTimeZone? GetZoneOrNull(string id) => null;
}
