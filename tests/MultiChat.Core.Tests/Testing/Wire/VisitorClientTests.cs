using System.Text.Json;
using MultiChat.Messages;

namespace MultiChat.Testing.Wire;

public sealed class VisitorClientTests : IDisposable
{
    private const string Beginning = """{"place":{"eventSeq":0,"tag":""},"available":true,"dialog":null,"marks":null,"items":[],"more":false}""";

    private readonly ScriptedHost _host = new();

    public VisitorClientTests()
    {
        _host.OnCall("Hello", """{"available":true,"textLength":8000}""");
        _host.OnCall("Join", Beginning);
        _host.OnCall("Applied", "{}");
        _host.OnRest("POST v1/s/main/identity", """{"visitor":"v","hasDialog":false,"ticket":"t-1"}""", headers: "Set-Cookie: visitor=secret; Path=/chat; HttpOnly\r\n");
        _host.OnRest("GET v1/s/main/dialog", Beginning);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Starting_says_hello_without_a_cookie()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);

        (await _host.HeardAsync("Hello")).GetRawText().Should().Be("""{"build":"testing"}""");
        visitor.Available.Should().BeTrue();
        _host.Heads.Should().ContainSingle().Which.Should().NotContain("Cookie");
    }

    [Fact]
    public async Task Joining_asks_for_an_identity_keeps_its_cookie_and_gives_the_ticket()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);

        await visitor.JoinAsync();
        await visitor.SnapshotAsync();

        (await _host.HeardAsync("Join")).GetRawText().Should().Be("""{"ticket":"t-1"}""");
        _host.Heads.ElementAt(1).Should().Contain("X-MultiChat: 1").And.Contain("Content-Type: application/json").And.NotContain("Cookie");
        _host.Bodies.First().Should().Be("{}");
        _host.Heads.ElementAt(2).Should().Contain("Cookie: visitor=secret").And.NotContain("X-MultiChat");
    }

    [Fact]
    public async Task A_refusal_by_rest_is_thrown()
    {
        _host.OnRest("POST v1/s/main/identity", """{"status":429,"code":"too_many","retryAfter":7}""", 429, "application/problem+json");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);

        var refused = (await visitor.Awaiting(v => v.JoinAsync()).Should().ThrowAsync<WireRefusedException>()).Which;

        refused.Code.Should().Be("too_many");
        refused.Problem.Number("retryAfter").Should().Be(7);
    }

    [Fact]
    public async Task Sending_mints_an_id_unless_it_is_given()
    {
        _host.OnCall("Send", input => $$"""{"ok":{"message":{{input}}} }""");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        var id = new MessageId(Guid.Parse("019aab12-0000-7000-8000-000000000001"));

        (await visitor.SendAsync("Hello", id)).Text("id").Should().Be("019aab12-0000-7000-8000-000000000001");
        (await visitor.SendAsync("Hello")).Id("id").Version.Should().Be(7);
    }

    [Fact]
    public async Task A_log_push_is_applied_and_acknowledged()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();

        await _host.PushAsync("log", Log(0, 1, "One"));

        (await _host.HeardAsync("Applied")).Number("eventSeq").Should().Be(1);
        visitor.View.Texts.Should().Equal("One");
    }

    [Fact]
    public async Task A_snapshot_is_acknowledged_and_an_empty_one_is_not()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        _host.OnCall("Join", """{"place":{"eventSeq":9,"tag":"t9"},"available":true,"dialog":{},"marks":{"read":5},"items":[],"more":false}""");

        await visitor.JoinAsync();

        (await _host.HeardAsync("Applied")).Number("eventSeq").Should().Be(9);
    }

    [Fact]
    public async Task Without_AutoApply_the_test_acknowledges()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        visitor.AutoApply = false;
        await visitor.JoinAsync();
        await _host.PushAsync("log", Log(0, 1, "One"));
        await visitor.View.WaitUntilAsync(view => view.Place.EventSeq == 1);
        await _host.PushAsync("availability", """{"available":false}""");
        await visitor.WaitUntilAsync(v => !v.Available);

        _host.Targets.Should().NotContain("Applied");
        await visitor.AppliedAsync(1);
        (await _host.HeardAsync("Applied")).Number("eventSeq").Should().Be(1);
    }

    [Fact]
    public async Task A_hole_is_filled_from_the_log_page_by_page()
    {
        var pages = new Queue<string>([Log(0, 2, "Two", more: true), Log(2, 5, "Five")]);
        _host.OnCall("Log", _ => $$"""{"ok":{{pages.Dequeue()}}}""");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();

        await _host.PushAsync("log", Log(4, 5, "Five"));
        await visitor.View.WaitUntilAsync(view => view.Place.EventSeq == 5);

        visitor.View.Texts.Should().Equal("Two", "Five");
        visitor.View.Snapshots.Should().Be(1);
        (await _host.HeardAsync("Log")).GetRawText().Should().Be("""{"after":0,"tag":""}""");
        (await _host.HeardAsync("Log")).GetRawText().Should().Be("""{"after":2,"tag":"t2"}""");
        (await _host.HeardAsync("Applied")).Number("eventSeq").Should().Be(5);
    }

    [Theory]
    [InlineData("resync", "{}")]
    [InlineData("log", """{"resync":true}""")]
    [InlineData("log", """{"after":0,"upTo":1,"tag":"t1","items":[{"eventSeq":1,"kind":"reaction"}],"state":{},"more":false}""")]
    public async Task A_resync_joins_again_on_the_same_connection(string target, string content)
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        await _host.HeardAsync("Join");

        await _host.PushAsync(target, content);
        await visitor.View.WaitUntilAsync(view => view.Snapshots == 2);

        (await _host.HeardAsync("Join")).GetRawText().Should().Be("{}");
    }

    [Fact]
    public async Task A_host_that_fills_no_hole_fails_the_waits_aloud()
    {
        _host.OnCall("Log", Log(3, 5, "Five"));
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        var waiting = visitor.View.WaitUntilAsync(view => view.Place.EventSeq == 5);

        await _host.PushAsync("log", Log(4, 5, "Five"));

        await waiting.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Reconnecting_joins_with_the_place()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        await _host.PushAsync("log", Log(0, 1, "One"));
        await visitor.View.WaitUntilAsync(view => view.Place.EventSeq == 1);
        await _host.HeardAsync("Join");
        _host.Drop();
        await visitor.Hub.Closed.InTimeAsync();
        _host.OnCall("Join", Log(1, 3, "Three"));

        await visitor.ReconnectAsync();

        (await _host.HeardAsync("Join")).GetProperty("place").GetRawText().Should().Be("""{"eventSeq":1,"tag":"t1"}""");
        visitor.View.Texts.Should().Equal("One", "Three");
        visitor.View.Snapshots.Should().Be(1);
        await _host.PushAsync("marks", """{"read":2}""");
        await visitor.View.WaitUntilAsync(view => view.Marks?.Number("read") == 2);
    }

    [Fact]
    public async Task After_a_push_that_could_not_be_carried_out_reconnecting_follows_again()
    {
        _host.OnCall("Log", Log(3, 5, "Five"));
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        await _host.PushAsync("log", Log(4, 5, "Five"));
        // It hangs up: it has lost its place.
        await visitor.Hub.Closed.InTimeAsync();

        await visitor.ReconnectAsync();

        await _host.PushAsync("log", Log(0, 1, "One"));
        await visitor.View.WaitUntilAsync(view => view.Texts.Contains("One"));
    }

    [Fact]
    public async Task Reconnecting_may_go_to_another_host_with_the_same_cookies_and_place()
    {
        using var other = new ScriptedHost();
        other.OnCall("Hello", """{"available":true,"textLength":8000}""");
        other.OnCall("Join", Log(1, 2, "Two"));
        other.OnCall("Applied", "{}");
        other.OnRest("POST v1/s/main/identity", """{"visitor":"v","hasDialog":true,"ticket":"t-2"}""");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        await _host.PushAsync("log", Log(0, 1, "One"));
        await visitor.View.WaitUntilAsync(view => view.Place.EventSeq == 1);

        await visitor.ReconnectAsync(other.Mount);

        (await other.HeardAsync("Join")).GetProperty("place").GetRawText().Should().Be("""{"eventSeq":1,"tag":"t1"}""");
        other.Heads.ElementAt(1).Should().Contain("Cookie: visitor=secret");
        visitor.View.Texts.Should().Equal("One", "Two");
    }

    [Fact]
    public async Task Everything_else_a_visitor_says_goes_as_the_wire_has_it()
    {
        _host.OnCall("Read", "{}");
        _host.OnCall("History", """{"items":[],"more":false}""");
        _host.OnCall("Goodbye", "{}");
        _host.OnRest("POST v1/s/main/messages", """{"message":{"seq":1}}""");
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);

        await visitor.ReadAsync(4);
        await visitor.HistoryAsync(40, 50);
        await visitor.GoodbyeAsync();
        (await visitor.PostMessageAsync("By REST")).Number("seq").Should().Be(1);

        (await _host.HeardAsync("Read")).GetRawText().Should().Be("""{"seq":4}""");
        (await _host.HeardAsync("History")).GetRawText().Should().Be("""{"before":40,"limit":50}""");
        (await _host.HeardAsync("Goodbye")).GetRawText().Should().Be("{}");
        JsonElement.Parse(_host.Bodies.Single()).Text("text").Should().Be("By REST");
    }

    private static string Log(int after, int upTo, string text, bool more = false) =>
        $$"""{"after":{{after}},"upTo":{{upTo}},"tag":"t{{upTo}}","items":[{"eventSeq":{{upTo}},"kind":"message","message":{"id":"m{{upTo}}","text":"{{text}}"} }],"state":{"status":"open"},"more":{{(more ? "true" : "false")}} }""";
}
