using System.Text.Json;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>A project's sites over the wire: for those who set them up, and as visitors then see them.</summary>
public sealed class SiteMethodsTests : IAsyncLifetime
{
    private const string Path = "v1/p/main/settings/sites";
    private TestHost _host = null!;
    private OperatorClient _mia = null!;

    private Site Site => _host.Chat.Admin.Projects[0].Sites[0];

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(options => options.Texts["en"] = new Dictionary<string, string> { ["title"] = "Host", ["send"] = "Go" });
        await _host.AddOperatorAsync("Mia", rights: Rights.Operator | Rights.ProjectSettings);
        _mia = await _host.OperatorAsync("Mia", available: false);
    }

    public async Task DisposeAsync()
    {
        await _mia.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_is_saved_is_answered_and_listed()
    {
        var version = Site.Version;

        var saved = await _mia.Rest.PutAsync(
            $"{Path}/main", new { version, color = "#0A7CFF", side = "left", consent = " Yes ", texts = new { title = "Ask us", write = " " } });

        saved.GetProperty("site").GetRawText().Should().Be(
            $$$"""{"id":"{{{Site.Id}}}","key":"main","version":{{{version + 1}}},"color":"#0a7cff","side":"left","consent":"Yes","texts":{"title":"Ask us"},"segments":[],"groups":[]}""");
        (await _mia.Rest.GetAsync("v1/p/main/settings")).GetProperty("sites")[0].GetRawText().Should().Be(saved.GetProperty("site").GetRawText());
        var cleared = await _mia.Hub.CallAsync("SaveSite", new { key = "main", version = version + 1 });
        (cleared.GetProperty("site").GetProperty("version").GetInt64(), Site.Settings).Should().Be((version + 2, SiteSettings.Default));
    }

    [Fact] // P5
    public async Task A_visitor_is_greeted_with_the_site_as_it_is_now()
    {
        await using var visitor = await _host.VisitorAsync();
        var before = await HelloAsync(visitor);
        before.GetProperty("look").GetRawText().Should().Be("{}");
        before.GetProperty("consent").ValueKind.Should().Be(JsonValueKind.Null);
        before.GetProperty("texts").GetRawText().Should().Be("""{"title":"Host","send":"Go"}""");

        await _mia.Rest.PutAsync(
            $"{Path}/main", new { version = Site.Version, color = "#0a7cff", side = "right", consent = "I agree", texts = new { title = "Site", away = "Gone" } });

        var after = await HelloAsync(visitor);
        after.GetProperty("look").GetRawText().Should().Be("""{"color":"#0a7cff","side":"right"}""");
        after.GetProperty("consent").GetString().Should().Be("I agree");
        after.GetProperty("texts").GetRawText().Should().Be("""{"title":"Site","send":"Go","away":"Gone"}""");
        await _mia.Rest.PutAsync($"{Path}/main", new { version = Site.Version, side = "left" });
        (await HelloAsync(visitor)).GetProperty("look").GetRawText().Should().Be("""{"side":"left"}""");
    }

    [Fact]
    public async Task Who_saw_an_earlier_site_is_told_what_stands_now()
    {
        var seen = Site.Version;
        var first = await _mia.Rest.PutAsync($"{Path}/main", new { version = seen, color = "#111111" });

        foreach (var version in new[] { seen, 0 })
        {
            var refused = await Refused.WithAsync("site_conflict", () => _mia.Rest.PutAsync($"{Path}/main", new { version, color = "#222222" }));

            refused.Problem.GetProperty("site").GetRawText().Should().Be(first.GetProperty("site").GetRawText());
        }

        Site.Settings.Color.Should().Be("#111111");
    }

    public static TheoryData<string, object> Wrong => new()
    {
        { "color", new { version = 1, color = "red" } },
        { "side", new { version = 1, side = "top" } },
        { "consent", new { version = 1, consent = new string('x', 1_001) } },
        { "texts", new { version = 1, texts = new { send = "Go" } } },
        { "texts", new { version = 1, texts = new { title = new string('x', 501) } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_breaks_its_bounds_is_refused_by_its_field(string field, object input)
    {
        var refused = await Refused.WithAsync("invalid_field", () => _mia.Rest.PutAsync($"{Path}/main", input));

        refused.Problem.GetProperty("member").GetString().Should().Be(field);
        Site.Settings.Should().Be(SiteSettings.Default);
    }

    [Fact]
    public async Task A_site_is_added_once_under_a_key_that_is_one()
    {
        var added = await _mia.Rest.PostAsync(Path, new { key = "shop-2" });

        added.GetProperty("site").GetProperty("key").GetString().Should().Be("shop-2");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount, "shop-2");
        await Refused.WithAsync("key_taken", () => _mia.Rest.PostAsync(Path, new { key = "shop-2" }));
        var wrong = await Refused.WithAsync("invalid_field", () => _mia.Rest.PostAsync(Path, new { key = "Shop 2" }));
        wrong.Problem.GetProperty("member").GetString().Should().Be("key");
        _host.Log.Lines.Should().NotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact] // T1, tenancy
    public async Task A_site_of_another_project_is_not_found_and_nobody_saves_one_without_the_right()
    {
        var other = await _host.Chat.Admin.CreateProjectAsync("other", "Other");
        var theirs = await _host.Chat.Admin.AddSiteAsync(other.Id, "theirs");
        await using var anna = await _host.OperatorAsync();

        await Refused.WithAsync("not_found", () => _mia.Rest.PutAsync($"{Path}/theirs", new { version = theirs.Version, color = "#111111" }));
        await Refused.WithAsync("not_found", () => _mia.Rest.PutAsync($"{Path}/nowhere", new { version = 1 }));
        await Refused.WithAsync("forbidden", () => anna.Hub.CallAsync("SaveSite", new { key = "main", version = Site.Version }));
        await Refused.WithAsync("forbidden", () => anna.Hub.CallAsync("AddSite", new { key = "mine" }));
    }

    [Fact]
    public async Task The_texts_that_a_site_may_word_are_texts_of_the_widget()
    {
        using var http = new HttpClient();
        using var texts = JsonDocument.Parse(await http.GetStringAsync(new Uri(_host.Mount, "texts.json")));

        foreach (var language in new[] { "ru", "en" })
        {
            texts.RootElement.GetProperty(language).EnumerateObject().Select(text => text.Name).Should().Contain(SiteSettings.TextKeys);
        }
    }

    private static Task<JsonElement> HelloAsync(VisitorClient visitor) => visitor.Hub.CallAsync("Hello", new { build = "test", language = "en" });
}
