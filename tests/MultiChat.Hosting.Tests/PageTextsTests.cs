using System.Text.Json;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>The host's own wording, and languages that it adds.</summary>
public sealed class PageTextsTests
{
    [Theory]
    [InlineData("de", "de", "Senden", "Write to us")]
    [InlineData("de-AT", "de", "Senden", "Write to us")]
    [InlineData("pt-BR", "pt-BR", "Enviar", "Write to us")]
    [InlineData("pt", "en", null, "Write to us")]
    [InlineData("fr", "en", null, "Write to us")]
    [InlineData("ru-RU", "ru", "Послать", null)]
    public async Task A_visitor_gets_the_nearest_language_of_the_host_and_English_for_what_it_lacks(string asked, string language, string? send, string? title)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Texts["de"] = new Dictionary<string, string> { ["send"] = "Senden" };
            options.Texts["pt-BR"] = new Dictionary<string, string> { ["send"] = "Enviar" };
            options.Texts["ru"] = new Dictionary<string, string> { ["send"] = "Послать" };
            options.Texts["en"] = new Dictionary<string, string> { ["title"] = "Write to us" };
        });
        await using var visitor = await host.VisitorAsync();

        var hello = await visitor.Hub.CallAsync("Hello", new { build = "test", language = asked });

        hello.Text("language").Should().Be(language);
        Find("send").Should().Be(send);
        Find("title").Should().Be(title);

        string? Find(string key) => hello.GetProperty("texts").TryGetProperty(key, out var text) ? text.GetString() : null;
    }

    [Theory]
    [InlineData("de", "de", "Meine")]
    [InlineData("en", "en", "My queue")]
    [InlineData("ru", "ru", null)]
    public async Task The_console_gets_the_language_that_is_chosen_in_it_whatever_the_browser_says(string chosen, string language, string? mine)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Texts["de"] = new Dictionary<string, string> { ["section.mine"] = "Meine" };
            options.Texts["en"] = new Dictionary<string, string> { ["section.mine"] = "My queue" };
        });
        await using var anna = await host.OperatorAsync();
        using var stranger = new WireRest(host.Mount);

        Check(await anna.Hub.CallAsync("Start", new { build = "test", language = chosen }));
        Check(await stranger.GetAsync($"v1/texts?language={chosen}"));

        void Check(JsonElement answer)
        {
            answer.Text("language").Should().Be(language);
            answer.GetProperty("languages").EnumerateArray().Select(one => one.GetString()).Should().Equal("ru", "en", "de");
            (answer.GetProperty("texts").TryGetProperty("section.mine", out var text) ? text.GetString() : null).Should().Be(mine);
        }
    }

    [Fact]
    public async Task All_texts_are_listed_in_a_file_and_the_types_of_the_pages_calls_are_served()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        using var texts = JsonDocument.Parse(await http.GetStringAsync(new Uri(host.Mount, "texts.json")));
        texts.RootElement.GetProperty("en").GetProperty("send").GetString().Should().Be("Send");
        texts.RootElement.GetProperty("ru").GetProperty("send").GetString().Should().Be("Отправить");
        (await http.GetStringAsync(new Uri(host.Mount, "widget.d.ts"))).Should().Contain("interface MultiChatElement");
    }

    [Fact]
    public async Task A_script_tag_without_its_type_is_told_so_and_still_loads_the_widget()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "widget.js"));
        request.Headers.Add("Sec-Fetch-Dest", "script");
        request.Headers.Add("Sec-Fetch-Mode", "no-cors");

        using var answer = await http.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).Should().Contain("needs type=\"module\"").And.Contain("import(document.currentScript.src)");
        answer.Headers.Vary.Should().Contain("Sec-Fetch-Mode");
    }
}
