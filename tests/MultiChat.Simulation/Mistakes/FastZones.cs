using System.Collections.ObjectModel;
using NodaTime;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Zones whose clocks are all a minute fast.</summary>
internal sealed class FastZones : IDateTimeZoneProvider
{
    private static readonly DateTimeZone Fast = DateTimeZone.ForOffset(Offset.FromSeconds(60));

    public string VersionId => DateTimeZoneProviders.Tzdb.VersionId;

    public ReadOnlyCollection<string> Ids => DateTimeZoneProviders.Tzdb.Ids;

    public DateTimeZone this[string id] => Fast;

    public DateTimeZone GetSystemDefault() => Fast;

    public DateTimeZone? GetZoneOrNull(string id) => Fast;
}
