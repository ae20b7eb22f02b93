using System.Net;
using System.Text;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class HostileInputTests
{
    private const string Id = "019aab12-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":""}""", "text_empty")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":"  \n"}""", "text_empty")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":"a\u0000b"}""", "text_forbidden_character")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":"a\ud800b"}""", "malformed")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":null}""", "malformed")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":7}""", "malformed")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001"}""", "malformed")]
    [InlineData("""{"id":"nonsense","text":"a"}""", "malformed")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","text":"a"}""", "malformed")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":"a","from":"operator"}""", "unknown_field")]
    [InlineData("""{"id":"019aab12-0000-7000-8000-000000000001","text":"a","text":"b"}""", "malformed")]
    [InlineData("[]", "malformed")]
    [InlineData("\"text\"", "malformed")]
    [InlineData("null", "malformed")]
    public async Task Bad_input_has_a_stable_code_through_hub_and_rest_and_nothing_is_stored(string input, string code)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync(code, () => visitor.Hub.CallWithAsync("Send", $"[{input}]"));
        (await CodeOfAsync(await PostAsync(visitor, Encoding.UTF8.GetBytes(input)))).Should().Be(code);

        (await visitor.SnapshotAsync()).GetProperty("dialog").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        await visitor.SendAsync("The process is alive");
    }

    [Fact]
    public async Task A_text_of_8001_units_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await Refused.WithAsync("text_too_long", () => visitor.SendAsync(new string('я', 8_001)));
        await visitor.SendAsync(new string('я', 8_000));
    }

    [Fact]
    public async Task Invalid_utf8_in_a_body_is_malformed()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes($"{{\"id\":\"{Id}\",\"text\":\"a"), 0xC3, 0x28, .. "\"}"u8];

        var answer = await PostAsync(visitor, body);

        (await CodeOfAsync(answer)).Should().Be("malformed");
    }

    [Fact]
    public async Task Json_ten_thousand_levels_deep_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        var deep = $"{{\"id\":\"{Id}\",\"text\":{new string('[', 10_000)}{new string(']', 10_000)}}}";

        (await CodeOfAsync(await PostAsync(visitor, Encoding.UTF8.GetBytes(deep)))).Should().Be("malformed");
        await visitor.Hub.SendRawAsync(Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"9\",\"target\":\"Send\",\"arguments\":[{deep}]}}\u001e"));
        await visitor.Hub.Closed.InTimeAsync();

        await visitor.ReconnectAsync();
        await visitor.SendAsync("The process is alive");
    }

    [Fact]
    public async Task A_frame_over_128_kb_closes_the_connection()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.Hub.SendRawAsync(Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"Send\",\"arguments\":[\"{new string('a', 140_000)}\"]}}\u001e"));

        (await visitor.Hub.Closed.InTimeAsync()).ToString().Should().Contain("Connection closed with an error.");
        await visitor.ReconnectAsync();
    }

    [Theory]
    [InlineData("{]\u001e")]
    [InlineData("{\"type\":\"one\"}\u001e")]
    [InlineData("{\"type\":1,\"target\":7}\u001e")]
    public async Task Broken_framing_closes_the_connection(string frame)
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.Hub.SendRawAsync(Encoding.UTF8.GetBytes(frame));

        await visitor.Hub.Closed.InTimeAsync();
        await visitor.ReconnectAsync();
    }

    [Fact]
    public async Task A_body_over_128_kb_is_too_large()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        var answer = await PostAsync(visitor, Encoding.UTF8.GetBytes($"{{\"id\":\"{Id}\",\"text\":\"{new string('a', 140_000)}\"}}"));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await CodeOfAsync(answer)).Should().Be("too_large");
    }

    [Fact]
    public async Task A_change_without_the_header_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        var answer = await http.PostAsync(new Uri(host.Mount, "v1/s/main/identity"), new StringContent("{}"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await CodeOfAsync(answer)).Should().Be("header_required");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_gets_neither_hub_nor_change(string origin)
    {
        await using var host = await TestHost.StartAsync();
        await host.OperatorAsync();
        var options = new WireClientOptions { Headers = { ["Origin"] = origin } };

        await FluentActions.Awaiting(() => VisitorClient.StartAsync(host.Mount, options: options)).Should().ThrowAsync<Exception>();
        var refused = await FluentActions.Awaiting(() => OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password, options: options))
            .Should().ThrowAsync<WireRefusedException>();
        refused.Which.Code.Should().Be("origin_forbidden");
    }

    [Fact]
    public async Task Ids_of_others_and_ids_that_do_not_exist_answer_alike()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var olga = await host.OtherProjectAsync();
        var foreign = olga.Desk.Rows[0].GetProperty("id").GetGuid();

        var ofAnother = await Refused.WithAsync("not_found", () => anna.Hub.CallAsync("Open", new { dialog = foreign }));
        var ofNobody = await Refused.WithAsync("not_found", () => anna.Hub.CallAsync("Open", new { dialog = Guid.NewGuid() }));
        ofAnother.Problem.ToString().Should().Be(ofNobody.Problem.ToString());
        await Refused.WithAsync("not_found", () => anna.Rest.GetAsync($"v1/p/main/dialogs/{foreign}"));
        await Refused.WithAsync("not_found", () => anna.Rest.GetAsync("v1/p/other/dialogs?section=mine"));
        await Refused.WithAsync("not_found", () => anna.Rest.GetAsync("v1/p/nothing/dialogs?section=mine"));
        foreach (var method in new[] { "take", "let-go", "close", "reopen" })
        {
            await Refused.WithAsync("not_found", () => anna.Rest.PostAsync($"v1/p/main/dialogs/{foreign}/{method}", new { sawResponsible = (Guid?)null }));
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(VisitorClient visitor, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Rest.Mount, "v1/s/main/messages"))
        {
            Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } },
        };
        request.Headers.TryAddWithoutValidation("X-MultiChat", "1");
        return await visitor.Http.SendAsync(request);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString();
    }
}
