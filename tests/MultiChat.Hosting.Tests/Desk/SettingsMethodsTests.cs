using MultiChat.Schedules;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>A project's settings over the wire.</summary>
public sealed class SettingsMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/settings";
    private TestHost _host = null!;
    private OperatorClient _mia = null!;

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        await _host.AddOperatorAsync("Mia", rights: Rights.Operator | Rights.ProjectSettings);
        _mia = await _host.OperatorAsync("Mia", available: false);
    }

    public async Task DisposeAsync()
    {
        await _mia.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Settings_name_the_project_its_groups_its_sites_and_the_zones_to_choose_from()
    {
        var group = await _host.Chat.Admin.AddGroupAsync(_host.Project.Id, "Sales");
        var anna = _host.Chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Anna");
        await _host.Chat.Admin.SaveMemberAsync(anna with { Groups = [group.Id] });
        await _host.Chat.Admin.AddMemberAsync(_host.Project.Id, "jo@example.org", "Jo", "-", Rights.Journal, [group.Id]);

        var settings = await _mia.Rest.GetAsync(Path);

        var (version, groupVersion) = (settings.GetProperty("project").GetProperty("version").GetInt64(), settings.GetProperty("groups")[0].GetProperty("version").GetInt64());
        settings.GetProperty("project").GetRawText().Should().Be($$"""{"version":{{version}},"name":"Support","language":"en","zone":"Etc/UTC","country":null}""");
        settings.GetProperty("groups").GetRawText().Should().Be($$"""[{"id":"{{group.Id}}","version":{{groupVersion}},"name":"Sales","members":1}]""", "who is no operator answers for no group");
        var site = _host.Chat.Admin.Projects[0].Sites.Single();
        settings.GetProperty("sites").GetRawText().Should().Be(
            $$$"""[{"id":"{{{site.Id}}}","key":"main","version":{{{site.Version}}},"color":null,"side":null,"consent":null,"texts":{},"segments":[],"groups":[]}]""");
        settings.GetProperty("zones").EnumerateArray().Select(zone => zone.GetString()).Should().Contain("Europe/Moscow").And.NotContain("Japan");
        (await _mia.Hub.CallAsync("Settings", new { })).GetRawText().Should().Be(settings.GetRawText());
    }

    [Fact] // S1
    public async Task A_saved_project_is_told_to_all_pages_and_its_hours_are_in_the_new_zone()
    {
        await using var visitor = await _host.VisitorAsync();
        await _mia.SwitchAsync(available: false);
        var hour = _host.Clock.GetUtcNow().AddHours(6).Hour;
        var anna = _host.Chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Anna");
        await _host.Chat.Admin.SetHoursAsync([anna], WeeklyHours.Parse($"Mon-Sun {hour:00}:00-{(hour + 1) % 24:00}:00"));
        await visitor.WaitUntilAsync(page => !page.Available);

        var saved = await _mia.Rest.PutAsync($"{Path}/project", new { name = " Acme ", language = "ru", zone = "Asia/Almaty", country = "KZ" });
        var six = await _mia.Rest.PutAsync($"{Path}/project", new { name = "Acme", language = "ru", zone = "Etc/GMT-6" });

        var version = saved.GetProperty("project").GetProperty("version").GetInt64();
        saved.GetRawText().Should().Be($$$"""{"project":{"version":{{{version}}},"name":"Acme","language":"ru","zone":"Asia/Almaty","country":"KZ"}}""");
        six.GetProperty("project").GetRawText().Should().Be((await _mia.Rest.GetAsync(Path)).GetProperty("project").GetRawText());
        six.GetProperty("project").GetProperty("country").GetString().Should().Be("KZ", "what is left out stays");
        await visitor.WaitUntilAsync(page => page.Available);
        var none = await _mia.Rest.PutAsync($"{Path}/project", new { name = "Acme", language = "ru", zone = "Etc/GMT-6", country = "" });
        none.GetProperty("project").GetProperty("country").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_saves_what_another_has_changed_since_is_told_how_it_is_now()
    {
        var group = (await _mia.Rest.PostAsync("v1/p/main/team/groups", new { name = "Sales" })).GetProperty("group");
        var (seen, seenGroup) = ((await _mia.Rest.GetAsync(Path)).GetProperty("project").GetProperty("version").GetInt64(), group.GetProperty("version").GetInt64());
        var path = $"v1/p/main/team/groups/{group.GetProperty("id").GetString()}";
        await _mia.Rest.PutAsync($"{Path}/project", new { version = seen, name = "Acme", language = "ru", zone = "Etc/UTC" });
        await _mia.Rest.PutAsync(path, new { version = seenGroup, name = "Returns" });

        var refused = await Refused.WithAsync(
            "project_conflict", () => _mia.Rest.PutAsync($"{Path}/project", new { version = seen, name = "Other", language = "ru", zone = "Etc/UTC" }));
        var refusedGroup = await Refused.WithAsync("group_conflict", () => _mia.Rest.PutAsync(path, new { version = seenGroup, name = "Other" }));

        refused.Problem.GetProperty("project").GetProperty("name").GetString().Should().Be("Acme");
        refusedGroup.Problem.GetProperty("group").GetProperty("name").GetString().Should().Be("Returns");
        var now = refused.Problem.GetProperty("project").GetProperty("version").GetInt64();
        await _mia.Rest.PutAsync($"{Path}/project", new { version = now, name = "Other", language = "ru", zone = "Etc/UTC" });
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("Russia")]
    public async Task What_is_no_country_is_refused(string country)
    {
        var refused = await Refused.WithAsync(
            "invalid_field", () => _mia.Rest.PutAsync($"{Path}/project", new { name = "Acme", language = "ru", zone = "Etc/UTC", country }));

        refused.Problem.GetProperty("member").GetString().Should().Be("country");
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { " ", "ru", "Europe/Moscow", "name" },
        { new string('x', 101), "ru", "Europe/Moscow", "name" },
        { "Acme", "RU", "Europe/Moscow", "language" },
        { "Acme", "de", "Europe/Moscow", "language" },
        { "Acme", "ru", "Moscow", "zone" },
        { "Acme", "ru", "UTC+3", "zone" },
        { "Acme", "ru", "", "zone" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_breaks_its_bounds_is_refused_by_its_field(string name, string language, string zone, string field)
    {
        var refused = await Refused.WithAsync("invalid_field", () => _mia.Rest.PutAsync($"{Path}/project", new { name, language, zone }));

        refused.Problem.GetProperty("member").GetString().Should().Be(field);
        _host.Chat.Admin.Projects[0].Project.Should().Be(_host.Project);
        _host.Log.Lines.Should().NotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact] // T1
    public async Task Without_the_right_nobody_reads_or_changes_them_by_the_hub_either()
    {
        await using var anna = await _host.OperatorAsync();

        await Refused.WithAsync("forbidden", () => anna.Hub.CallAsync("Settings", new { }));
        await Refused.WithAsync("forbidden", () => anna.Hub.CallAsync("SaveProject", new { name = "Acme", language = "ru", zone = "Etc/UTC" }));
    }
}
