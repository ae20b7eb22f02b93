namespace MultiChat.Floors;

/// <summary>The rooms of the core stand on floors, and a room uses only what stands below it: so there is no circle, and each can be read from the ground up.</summary>
public sealed class FloorTests
{
    private const string Failures = "Failures and options";
    private const string Storage = "The whole storage";
    private const string Doors = "Doors";

    /// <summary>From the ground up. What stands on one line may use what stands before it.</summary>
    private static readonly string[][] Floors =
    [
        [Failures, "Letters", "Sources", "Schedules", "Team/Ids"],
        ["Projects", "Photos", "Telemetry", "Mail", "Channels/Kinds", "Team", "Clients/Names", "Clients", "Dialogs", "Messages", "Templates", "Events", "Channels", "Hosts", "Outbox"],
        ["Commits"],
        ["Delivery", "Availability", "Routing", "Lists", "Reading", "Outbox/Worker", "Channels/Sending", "Commands", "Sweeping"],
        ["Live", "Hosts/Telling"],
        [Storage, "InMemory", "Channels/Intake", "Events/Observing", Doors],
    ];

    private static readonly List<string> Order = [.. Floors.SelectMany(floor => floor)];

    [Fact]
    public void A_room_uses_only_what_stands_below_it() => Upward(Arrows.Find(Sources(), RoomOf)).Should().BeEmpty();

    [Fact]
    public void Every_room_has_its_floor() =>
        Sources().Select(source => RoomOf(source.Key)).Distinct().Should().BeEquivalentTo(Order);

    [Fact]
    public void An_upward_arrow_is_found()
    {
        var planted = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Dialogs/Planted.cs"] = "namespace MultiChat.Dialogs; internal static class Planted { public static object Up() => MultiChat.Live.Above.Make(); }",
            ["Live/Above.cs"] = "namespace MultiChat.Live; internal static class Above { public static object Make() => new(); }",
        };

        Upward(Arrows.Find(Sources().Concat(planted), RoomOf)).Should().Equal(new Arrow("Dialogs", "Live", "Planted", "Above"));
    }

    private static IEnumerable<Arrow> Upward(IEnumerable<Arrow> arrows) =>
        arrows.Where(arrow => Order.IndexOf(arrow.From) < Order.IndexOf(arrow.To));

    private static string RoomOf(string path) => Path.GetDirectoryName(path) switch
    {
        { Length: > 0 } folder => folder.Replace('\\', '/'),
        _ => Path.GetFileNameWithoutExtension(path) switch
        {
            "Refusal" or "RefusalCode" or "StorageException" or "DuplicateKeyException" or "KeptText" or "ChatOptions" or "ScheduledSwitch" => Failures,
            "ChatStorage" or "DelegatingStorage" => Storage,
            _ => Doors,
        },
    };

    private static IEnumerable<KeyValuePair<string, string>> Sources()
    {
        var core = Path.Combine(Repository.Root, "src", "MultiChat.Core");
        return Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(core, file))
            .Where(path => path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(path => KeyValuePair.Create(path, File.ReadAllText(Path.Combine(core, path))));
    }
}
