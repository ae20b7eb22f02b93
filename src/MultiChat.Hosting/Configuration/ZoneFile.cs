using System.Collections.ObjectModel;
using NodaTime;
using NodaTime.TimeZones;
using NodaTime.Utility;

namespace MultiChat.Hosting.Configuration;

/// <summary>The time zones of a .nzd file, and of the next one that takes its place.</summary>
internal sealed class ZoneFile : IDateTimeZoneProvider
{
    private readonly DateTime _written;
    private volatile IDateTimeZoneProvider _zones;

    private ZoneFile(string path, DateTime written, IDateTimeZoneProvider zones) => (Path, _written, _zones) = (path, written, zones);

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>Whether the file is another than was opened.</summary>
    public bool HasChanged => File.GetLastWriteTimeUtc(Path) != _written;

    public string VersionId => _zones.VersionId;

    public ReadOnlyCollection<string> Ids => _zones.Ids;

    public DateTimeZone this[string id] => _zones[id];

    public DateTimeZone GetSystemDefault() => _zones.GetSystemDefault();

    public DateTimeZone? GetZoneOrNull(string id) => _zones.GetZoneOrNull(id);

    /// <summary>These are the rules from now on.</summary>
    public void Use(IDateTimeZoneProvider others) => _zones = others;

    /// <summary>The file, or null where it cannot be read or says nothing of time zones.</summary>
    public static ZoneFile? Open(string path)
    {
        // Before it is read, so that no change is missed.
        var written = File.GetLastWriteTimeUtc(path);
        return TryRead(path) is { } zones ? new ZoneFile(System.IO.Path.GetFullPath(path), written, zones) : null;
    }

    /// <summary>What a file says, or null where it cannot be read or says nothing of time zones.</summary>
    public static IDateTimeZoneProvider? TryRead(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var source = TzdbDateTimeZoneSource.FromStream(file);
            source.Validate();
            // Each zone's rules are read when it is first asked for: whether they can be read shows now, and not to a visitor.
            foreach (var id in source.GetIds())
            {
                source.ForId(id);
            }

            return new DateTimeZoneCache(source);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidNodaDataException or InvalidDataException or ArgumentException or ArithmeticException or InvalidOperationException or NotSupportedException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
