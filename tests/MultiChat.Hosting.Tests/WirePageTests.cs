using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>What docs/wire.md says of shapes, numbers and names, said by the host.</summary>
public sealed class WirePageTests
{
    [Theory] // M1
    [InlineData("a\u000Bb\u0002c\rd\r\ne\u2028f", "a\nbc\nd\ne\nf")]
    [InlineData("e\u0301 👩\u200D💻 \u202Eabc", "e\u0301 👩\u200D💻 \u202Eabc")]
    public async Task A_text_is_kept_cleaned_through_hub_and_rest(string text, string kept)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        (await visitor.SendAsync(text)).GetProperty("text").GetString().Should().Be(kept);
        (await visitor.PostMessageAsync(text)).GetProperty("text").GetString().Should().Be(kept);
        var dialog = await DialogAsync(anna);
        (await anna.AnswerAsync(dialog, text)).GetProperty("text").GetString().Should().Be(kept);
    }

    [Theory] // M1
    [InlineData("\u200B\u2060\u202E")]
    [InlineData("\u0002\u2800")]
    public async Task A_text_of_nothing_visible_is_empty_through_hub_and_rest(string text)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync("text_empty", () => visitor.SendAsync(text));
        await Refused.WithAsync("text_empty", () => visitor.PostMessageAsync(text));
    }

    [Fact]
    public async Task A_build_has_at_most_a_hundred_units()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        var (long_, longest) = (new string('b', 101), new string('b', 100));

        foreach (var call in new Func<string, Task<JsonElement>>[] { build => visitor.Hub.CallAsync("Hello", new { build }), build => anna.Hub.CallAsync("Start", new { build }) })
        {
            (await Refused.WithAsync("invalid_field", () => call(long_))).Problem.GetProperty("member").GetString().Should().Be("build");
            await call(longest);
        }
    }

    [Fact]
    public async Task Ids_and_targets_may_be_written_in_capitals_and_ids_come_back_small()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        const string Id = "019AAB12-0000-7000-8000-00000000000A";

        var sent = await visitor.Hub.CallAsync("SEND", new { id = Id, text = "Hello" });

        sent.GetProperty("message").GetProperty("id").GetString().Should().Be("019aab12-0000-7000-8000-00000000000a");
        (await visitor.Hub.CallAsync("send", new { id = "019aab12-0000-7000-8000-00000000000a", text = "Hello" }))
            .GetProperty("message").GetProperty("seq").GetInt64().Should().Be(1);
        foreach (var other in new[] { "{019aab12-0000-7000-8000-00000000000a}", "019aab120000700080000000000000a0" })
        {
            await Refused.WithAsync("malformed", () => visitor.Hub.CallAsync("Send", new { id = other, text = "Hello" }));
        }
    }

    [Theory]
    [InlineData("-1", null)]
    [InlineData("9223372036854775807", null)]
    [InlineData("9223372036854775808", "malformed")]
    [InlineData("1.5", "malformed")]
    [InlineData("1e2", "malformed")]
    [InlineData("\"1\"", "malformed")]
    [InlineData("null", "malformed")]
    public async Task Numbers_are_whole_and_of_64_bits_and_beyond_the_ends_count_as_the_ends(string number, string? code)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna);
        (HubClient Hub, string Method, string Input)[] calls =
        [
            (visitor.Hub, "Applied", $$"""{"eventSeq":{{number}}}"""),
            (visitor.Hub, "Read", $$"""{"seq":{{number}}}"""),
            (visitor.Hub, "Log", $$"""{"after":{{number}},"tag":""}"""),
            (visitor.Hub, "History", $$"""{"before":{{number}}}"""),
            (anna.Hub, "Read", $$"""{"dialog":"{{dialog}}","seq":{{number}}}"""),
            (anna.Hub, "Log", $$"""{"dialog":"{{dialog}}","after":{{number}},"tag":""}"""),
            (anna.Hub, "History", $$"""{"dialog":"{{dialog}}","before":{{number}}}"""),
        ];

        foreach (var (hub, method, input) in calls)
        {
            if (code is null)
            {
                await hub.CallWithAsync(method, $"[{input}]");
            }
            else
            {
                await Refused.WithAsync(code, () => hub.CallWithAsync(method, $"[{input}]"));
            }
        }

        foreach (var limit in new[] { 0, -1, 101, 3_000_000_000, long.MinValue, long.MaxValue })
        {
            await Refused.WithAsync("invalid_field", () => anna.Hub.CallAsync("List", new { section = "mine", limit }));
            await Refused.WithAsync("invalid_field", () => visitor.Hub.CallAsync("History", new { before = 9, limit }));
        }
    }

    [Fact]
    public async Task Depth_is_refused_by_rest_beyond_32_and_closes_a_hub_beyond_64()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();
        string Deep(int levels) => new string('[', levels) + new string(']', levels);

        await Refused.WithAsync("malformed", () => visitor.Hub.CallWithAsync("Send", $$"""[{"id":"019aab12-0000-7000-8000-00000000000a","text":{{Deep(40)}}}]"""));
        await Refused.WithAsync("unknown_field", () => visitor.Hub.CallWithAsync("Send", $$"""[{"other":{{Deep(40)}}}]"""));
        (await PostAsync(visitor, $$"""{"other":{{Deep(31)}}}""")).Should().Be((HttpStatusCode.BadRequest, "unknown_field"));
        (await PostAsync(visitor, $$"""{"other":{{Deep(33)}}}""")).Should().Be((HttpStatusCode.BadRequest, "malformed"));
    }

    [Fact]
    public async Task Only_a_get_that_takes_input_reads_its_query()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna);

        await Refused.WithAsync("unknown_field", () => anna.Rest.GetAsync("v1/p/main/dialogs?section=mine&other=1"));
        await Refused.WithAsync("unknown_field", () => visitor.Rest.GetAsync("v1/s/main/messages?before=9&other=1"));
        await Refused.WithAsync("malformed", () => anna.Rest.GetAsync("v1/p/main/dialogs?section=mine&section=common"));
        (await anna.Rest.PutAsync("v1/p/main/status?available=false", new { available = true })).GetProperty("status").GetProperty("available").GetBoolean().Should().BeTrue();
        await visitor.Rest.PostAsync("v1/s/main/messages?text=other", new { id = Guid.NewGuid(), text = "By body" });
        foreach (var path in new[] { "v1/s/main/availability", "v1/s/main/dialog" })
        {
            await visitor.Rest.GetAsync($"{path}?other=1");
        }

        await Refused.WithAsync("unknown_field", () => anna.Rest.GetAsync($"v1/p/main/dialogs/{dialog}?other=1"));
        foreach (var path in new[] { "v1/session", "v1/p/main" })
        {
            await anna.Rest.GetAsync($"{path}?other=1");
        }
    }

    [Theory]
    [InlineData("GET", "v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "v1/s/main/nothing", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "v1/session", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "v1/s/main/messages", HttpStatusCode.MethodNotAllowed)]
    public async Task A_path_or_method_that_is_not_on_the_page_is_answered_without_a_body(string method, string path, HttpStatusCode status)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Mount, path));

        using var answer = await http.SendAsync(request);

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        (answer.Content.Headers.Allow.Count > 0).Should().Be(status == HttpStatusCode.MethodNotAllowed);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(VisitorClient visitor, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Rest.Mount, "v1/s/main/messages"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-MultiChat", "1");
        using var answer = await visitor.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]?.GetValue<string>());
    }

    private static async Task<DialogId> DialogAsync(OperatorClient desk)
    {
        await desk.Desk.WaitUntilAsync(seen => seen.Rows.Count == 1);
        return new DialogId(desk.Desk.Rows[0].GetProperty("id").GetGuid());
    }
}
