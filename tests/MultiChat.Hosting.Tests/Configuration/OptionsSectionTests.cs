using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NodaTime;

namespace MultiChat.Hosting.Configuration;

/// <summary>Every option has a key in the configuration.</summary>
public sealed class OptionsSectionTests
{
    private static readonly FirstAdministrator NoFirst = new() { Email = "", Password = "" };

    [Fact]
    public void Every_option_is_read()
    {
        var untouched = new MultiChatOptions();
        var settings = OptionsOf(typeof(MultiChatOptions), "").ToDictionary(option => option.Key, option => (string?)Written(option.Option.PropertyType));
        settings["Texts:ru:send"] = "Послать";
        (settings["SecretKeys:0"], settings["SecretKeys:1"]) = ("new", "old");

        var read = Read(settings);
        File.Delete(settings["Rules:TimeZones"]!);

        foreach (var (key, option) in OptionsOf(typeof(MultiChatOptions), ""))
        {
            ValueAt(read, key).Should().NotBe(ValueAt(untouched, key), key).And.NotBeNull(key);
        }

        read.Texts["ru"]["send"].Should().Be("Послать");
        read.SecretKeys.Should().Equal("new", "old");
    }

    [Theory]
    [InlineData("00:05:00", 300)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("00:00:01.500", 1.5)]
    [InlineData("1:00:00", 3_600)]
    [InlineData("23:59:59", 86_399)]
    [InlineData("24:00:00", 86_400)]
    [InlineData("72:00:00", 259_200)]
    [InlineData("100:00:00", 360_000)]
    [InlineData("2.23:59:59.25", 259_199.25)]
    [InlineData(" 00:05:00 ", 300)]
    public void Durations_are_hours_minutes_and_seconds_with_days_before_them_or_not(string written, double seconds) =>
        Read(new() { ["Rules:EditWindow"] = written }).Rules.EditWindow.Should().Be(Duration.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_value_is_for_ever_where_that_is_allowed(string? written) => // P2
        Read(new() { ["Rules:AbsenceLimit"] = written }).Rules.AbsenceLimit.Should().BeNull();

    [Theory]
    [InlineData("Rules:EditWindw", "00:05:00", "MultiChat:Rules:EditWindw is no option; there are AbsenceLimit, DeliveryWindow, EditWindow")]
    [InlineData("ProjektName", "Shop", "MultiChat:ProjektName is no option")]
    [InlineData("FirstAdministrator:Mail", "a@b.example", "MultiChat:FirstAdministrator:Mail is no option; there are Email")]
    [InlineData("Rules:EditWindow", "10", "MultiChat:Rules:EditWindow must be a duration such as 00:05:00, or 7.00:00:00 for days.")]
    [InlineData("Rules:EditWindow", "00:05", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "0:00:05:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "00:60:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "00:05:60", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "1.24:00:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "-00:05:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "00:0٥:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:EditWindow", "99999999999:00:00", "MultiChat:Rules:EditWindow must be a duration")]
    [InlineData("Rules:ScheduledSwitch", "never", "MultiChat:Rules:ScheduledSwitch must be UntilNextChange or Refuse.")]
    [InlineData("Rules:ScheduledSwitch", "7", "MultiChat:Rules:ScheduledSwitch must be UntilNextChange or Refuse.")]
    [InlineData("Rules:TimeZones", "/nowhere/tzdb.nzd", "MultiChat:Rules:TimeZones must be the path of a file of NodaTime's time zones")]
    [InlineData("Limits:MessageBurst", "many", "MultiChat:Limits:MessageBurst must be a whole number.")]
    [InlineData("ProjectName:Long", "Shop", "MultiChat:ProjectName is one value and no section.")]
    [InlineData("", "off", "MultiChat is a section and no value.")]
    [InlineData("Rules", "off", "MultiChat:Rules is a section and no value.")]
    [InlineData("Limits", "5", "MultiChat:Limits is a section and no value.")]
    [InlineData("Texts", "ru", "MultiChat:Texts is a section and no value.")]
    [InlineData("Texts:de", "hallo", "MultiChat:Texts:de is a section and no value.")]
    [InlineData("Texts:de:send:few", "hallo", "MultiChat:Texts:de:send is one value and no section.")]
    [InlineData("FirstAdministrator", "me@example.org", "MultiChat:FirstAdministrator is a section and no value.")]
    public void What_is_no_option_is_named(string key, string value, string said)
    {
        var read = () => Read(new() { [key] = value });

        read.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain(said);
    }

    [Fact]
    public void A_value_beside_a_section_is_named_too()
    {
        var read = () => Read(new() { ["Rules"] = "off", ["Rules:EditWindow"] = "00:05:00", ["Texts:ru:send"] = "Go", ["Texts:ru:send:few"] = "Go" });

        read.Should().Throw<InvalidOperationException>().Which.Message.Should()
            .Contain("MultiChat:Rules is a section and no value.").And.Contain("MultiChat:Texts:ru:send is one value and no section.");
    }

    [Fact]
    public void A_section_that_is_emptied_says_nothing()
    {
        var read = Read(new() { [""] = "", ["Rules"] = "", ["Limits"] = null, ["Texts"] = "", ["Texts:de"] = "", ["FirstAdministrator"] = "" });

        read.FirstAdministrator.Should().BeNull();
        read.Texts.Should().BeEmpty();
    }

    [Fact]
    public void A_part_of_the_administrator_may_come_from_the_configuration()
    {
        var read = Read(
            new() { ["FirstAdministrator:Password"] = "from the environment" },
            services => services.AddMultiChat(options => options.FirstAdministrator = NoFirst with { Email = "boss@example.org" }));

        read.FirstAdministrator.Should().Be(new FirstAdministrator { Email = "boss@example.org", Password = "from the environment" });
    }

    [Fact]
    public void Code_has_the_last_word()
    {
        var services = new ServiceCollection();
        services.AddMultiChat(Section(new() { ["ProjectName"] = "Configured" }), options => options.ProjectName = "Coded");

        services.BuildServiceProvider().GetRequiredService<IOptions<MultiChatOptions>>().Value.ProjectName.Should().Be("Coded");
    }

    private static MultiChatOptions Read(Dictionary<string, string?> settings, Action<IServiceCollection>? before = null)
    {
        var services = new ServiceCollection();
        before?.Invoke(services);
        services.AddMultiChat(Section(settings));
        return services.BuildServiceProvider().GetRequiredService<IOptions<MultiChatOptions>>().Value;
    }

    private static IConfigurationSection Section(Dictionary<string, string?> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"MultiChat:{setting.Key}".TrimEnd(':'), setting.Value)))
        .Build()
        .GetSection("MultiChat");

    /// <summary>Each property that can be set, and those of the options within; texts apart.</summary>
    private static IEnumerable<(string Key, PropertyInfo Option)> OptionsOf(Type type, string prefix) => type.GetProperties()
        .Where(option => option.Name is not (nameof(MultiChatOptions.Texts) or nameof(MultiChatOptions.SecretKeys)))
        .SelectMany(option => !option.PropertyType.IsEnum && option.PropertyType.Namespace!.StartsWith("MultiChat", StringComparison.Ordinal)
            ? OptionsOf(option.PropertyType, $"{prefix}{option.Name}:")
            : [($"{prefix}{option.Name}", option)]);

    private static string Written(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var kind when kind == typeof(Duration) || kind == typeof(TimeSpan) => "00:00:42",
            var kind when kind == typeof(int) => 4_242.ToString(CultureInfo.InvariantCulture),
            var kind when kind == typeof(bool) => "true",
            { IsEnum: true } kind => Enum.GetNames(kind)[^1],
            var kind when kind == typeof(IDateTimeZoneProvider) => ZonesFile(),
            var kind when kind == typeof(Uri) => "https://shop.example/",
            _ => "ru",
        };

    /// <summary>The time zones that are in NodaTime, as a file.</summary>
    private static string ZonesFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"multichat-zones-{Environment.ProcessId}.nzd");
        using var resource = typeof(DateTimeZone).Assembly.GetManifestResourceStream("NodaTime.TimeZones.Tzdb.nzd")!;
        using var file = File.Create(path);
        resource.CopyTo(file);
        return path;
    }

    private static object? ValueAt(object? options, string key) =>
        key.Split(':').Aggregate(options, (at, name) => at?.GetType().GetProperty(name)!.GetValue(at));
}
