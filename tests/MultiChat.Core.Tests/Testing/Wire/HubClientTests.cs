using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MultiChat.Testing.Wire;

public sealed class HubClientTests : IDisposable
{
    private readonly ScriptedHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Connecting_shakes_hands()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        hub.Frames.Should().Equal("{}\u001e");
        hub.Closed.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_handshake_answered_with_an_error_fails_to_connect()
    {
        _host.Handshake = "{\"error\":\"no such protocol\"}\u001e{\"type\":7}\u001e";
        _host.ClosesAfterHandshake = true;

        await FluentActions.Awaiting(() => HubClient.ConnectAsync(_host.Hub)).Should().ThrowAsync<WireFailedException>().WithMessage("*no such protocol*");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_refused_websocket_tells_its_status(int status)
    {
        _host.WebSocketStatus = status;

        var failed = await FluentActions.Awaiting(() => HubClient.ConnectAsync(_host.Hub)).Should().ThrowAsync<WireFailedException>();

        failed.Which.Status.Should().Be(status);
    }

    [Fact]
    public async Task Headers_and_fitting_cookies_go_with_the_handshake()
    {
        var options = new WireClientOptions { Headers = { ["Origin"] = "https://shop.example" } };
        options.Cookies.Add(_host.Mount, new Cookie("session", "secret"));
        options.Cookies.Add(new Uri("http://elsewhere.example/"), new Cookie("other", "hidden"));

        await using var hub = await HubClient.ConnectAsync(_host.Hub, options);

        _host.Heads.Single().Should().Contain("Origin: https://shop.example").And.Contain("Cookie: session=secret").And.NotContain("hidden");
    }

    [Fact]
    public async Task A_call_gives_the_answers_ok()
    {
        _host.OnCall("Send", input => $$"""{"ok":{"message":{{input}}} }""");
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        var ok = await hub.CallAsync("Send", new { Text = "Привет, ёж" });

        ok.GetProperty("message").Text("text").Should().Be("Привет, ёж");
    }

    [Fact]
    public async Task A_call_without_input_sends_an_empty_object()
    {
        _host.OnCall("Goodbye", "{}");
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await hub.CallAsync("Goodbye");

        (await _host.HeardAsync("Goodbye")).GetRawText().Should().Be("{}");
    }

    [Fact]
    public async Task A_problem_is_thrown_with_its_code_and_everything_in_it()
    {
        _host.OnCall("Answer", _ => """{"error":{"title":"No.","status":409,"code":"responsible_changed","responsible":{"id":"x","name":"Анна"}}}""");
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        var refused = (await hub.Awaiting(h => h.CallAsync("Answer")).Should().ThrowAsync<WireRefusedException>()).Which;

        refused.Code.Should().Be("responsible_changed");
        refused.Status.Should().Be(409);
        refused.Problem.GetProperty("responsible").Text("name").Should().Be("Анна");
    }

    [Theory]
    [InlineData("""{"type":3,"invocationId":"1","error":"Unknown hub method"}""")]
    [InlineData("""{"type":3,"invocationId":"1","result":{}}""")]
    [InlineData("""{"type":3,"invocationId":"1"}""")]
    public async Task An_answer_outside_the_wires_words_is_a_failure(string completion)
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var calling = hub.CallAsync("Nonsense");
        await _host.FrameAsync();

        await _host.SendAsync(completion + "\u001e");

        await calling.Awaiting(task => task).Should().ThrowAsync<WireFailedException>();
    }

    [Fact]
    public async Task Answers_find_their_calls_in_any_order()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var (first, second) = (hub.CallAsync("A"), hub.CallAsync("B"));
        await _host.FrameAsync();
        await _host.FrameAsync();

        await _host.SendAsync("""{"type":3,"invocationId":"2","result":{"ok":{"n":2}}}""" + "\u001e" + """{"type":3,"invocationId":"1","result":{"ok":{"n":1}}}""" + "\u001e");

        (await first).Number("n").Should().Be(1);
        (await second).Number("n").Should().Be(2);
    }

    [Fact]
    public async Task Arguments_of_the_tests_own_writing_go_as_they_are()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var calling = hub.CallWithAsync("Send", """[{"a":1,"a":2},"\ud800"]""");

        (await _host.FrameAsync()).Should().Be("""{"type":1,"invocationId":"1","target":"Send","arguments":[{"a":1,"a":2},"\ud800"]}""" + "\u001e");
        await hub.AbortAsync();
        await calling.Awaiting(task => task).Should().ThrowAsync<WireClosedException>();
    }

    [Fact]
    public async Task A_call_may_go_without_an_invocation_id()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await hub.CallWithoutAnswerAsync("Read", new { seq = 4 });

        (await _host.FrameAsync()).Should().Be("""{"type":1,"target":"Read","arguments":[{"seq":4}]}""" + "\u001e");
    }

    [Fact]
    public async Task Raw_bytes_go_as_they_are()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await hub.SendRawAsync("not json, no end"u8.ToArray());

        (await _host.FrameAsync()).Should().Be("not json, no end");
    }

    [Fact]
    public async Task Without_the_clients_handshake_a_test_sends_its_own()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub, new WireClientOptions { SendsHandshake = false });
        hub.Frames.Should().BeEmpty();

        await hub.SendRawAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray());

        (await hub.WaitForFrameAsync(_ => true)).Should().Be("{}\u001e");
    }

    [Fact]
    public async Task Pushes_are_recorded_in_order_and_awaited_without_polling()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var waiting = hub.WaitForPushAsync("marks", content => content.Number("read") == 2);

        await _host.PushAsync("marks", """{"read":1}""");
        await _host.PushAsync("availability", """{"available":false}""");
        await _host.PushAsync("marks", """{"read":2}""");

        (await waiting).Content.Number("read").Should().Be(2);
        hub.Pushes.Select(push => push.Target).Should().Equal("marks", "availability", "marks");
        (await hub.WaitForPushAsync("marks")).Content.Number("read").Should().Be(1, "recorded ones come first");
        (await hub.WaitForPushAsync("marks", from: 1)).Content.Number("read").Should().Be(2);
    }

    [Fact]
    public async Task A_wait_from_beyond_what_is_recorded_passes_over_what_comes_before()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var waiting = hub.WaitForPushAsync("marks", from: 2);

        await _host.PushAsync("marks", """{"read":1}""");
        await _host.PushAsync("marks", """{"read":2}""");
        await _host.PushAsync("marks", """{"read":3}""");

        (await waiting).Content.Number("read").Should().Be(3);
    }

    [Fact]
    public async Task Frames_keep_everything_that_ever_came()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await _host.SendAsync("{\"type\":6}\u001e");
        await _host.SendAsync("{\"type\":1,\"target\":\"a\",\"arguments\":[{}]}\u001e{\"type\":1,\"target\":\"b\",\"arguments\":[{}]}\u001e{\"type\":1,\"tar");
        await _host.SendAsync("get\":\"c\",\"arguments\":[{}]}\u001e");

        await hub.WaitForPushAsync("c");
        hub.Pushes.Select(push => push.Target).Should().Equal("a", "b", "c");
        string.Concat(hub.Frames).Should().Be(
            "{}\u001e{\"type\":6}\u001e{\"type\":1,\"target\":\"a\",\"arguments\":[{}]}\u001e{\"type\":1,\"target\":\"b\",\"arguments\":[{}]}\u001e{\"type\":1,\"target\":\"c\",\"arguments\":[{}]}\u001e");
    }

    [Fact]
    public async Task The_client_pings()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub, new WireClientOptions { PingEvery = TimeSpan.FromMilliseconds(10) });

        (await _host.FrameAsync()).Should().Be("{\"type\":6}\u001e");
        (await _host.FrameAsync()).Should().Be("{\"type\":6}\u001e");
    }

    [Fact]
    public async Task Closed_tells_the_close_messages_error_and_the_close_frame()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await _host.SendAsync("{\"type\":7,\"error\":\"frame too large\",\"allowReconnect\":true}\u001e");
        await _host.CloseAsync(WebSocketCloseStatus.InternalServerError, "words");

        var closure = await hub.Closed.InTimeAsync();
        closure.Should().BeEquivalentTo(new
        {
            Error = "frame too large",
            Announced = true,
            AllowReconnect = true,
            Status = WebSocketCloseStatus.InternalServerError,
            Description = "words",
            Failure = (Exception?)null,
        });
    }

    [Fact]
    public async Task A_lost_connection_fails_calls_and_waits_under_way_and_later_ones()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);
        var (calling, waiting) = (hub.CallAsync("Send"), hub.WaitForPushAsync("log"));
        await _host.FrameAsync();

        _host.Drop();

        await calling.Awaiting(task => task).Should().ThrowAsync<WireClosedException>();
        await waiting.Awaiting(task => task).Should().ThrowAsync<WireClosedException>();
        var closure = await hub.Closed.InTimeAsync();
        closure.Status.Should().BeNull();
        closure.Failure.Should().NotBeNull();
        await hub.Awaiting(h => h.CallAsync("Send")).Should().ThrowAsync<WireClosedException>();
        await hub.Awaiting(h => h.WaitForPushAsync("log")).Should().ThrowAsync<WireClosedException>();
    }

    [Fact]
    public async Task An_unreadable_frame_ends_the_connection_with_its_failure()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub);

        await _host.SendAsync("nonsense\u001e");

        (await hub.Closed).Failure.Should().BeAssignableTo<JsonException>();
        hub.Frames[^1].Should().Be("nonsense\u001e");
    }

    [Fact]
    public async Task A_call_that_is_not_answered_ends_with_patience_or_the_token()
    {
        await using var hub = await HubClient.ConnectAsync(_host.Hub, new WireClientOptions { Patience = TimeSpan.FromSeconds(2) });
        using var cancellation = new CancellationTokenSource();
        var cancelled = hub.CallAsync("Slow", null, cancellation.Token);
        await cancellation.CancelAsync();

        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        hub.Closed.IsCompleted.Should().BeFalse("only the wait has ended");
        var (calling, waiting) = (hub.CallAsync("Slow"), hub.WaitForPushAsync("log"));
        await calling.Awaiting(task => task).Should().ThrowAsync<TimeoutException>().WithMessage("*Slow*");
        await waiting.Awaiting(task => task).Should().ThrowAsync<TimeoutException>().WithMessage("*log*");
    }

    [Fact]
    public async Task Through_a_frozen_line_a_call_waits_and_is_answered_after_the_thaw()
    {
        _host.OnCall("Send", "{}");
        await using var line = new CuttableProxy(_host.Mount.Port);
        await using var hub = await HubClient.ConnectAsync(new Uri($"http://127.0.0.1:{line.Port}/chat/hub"));

        line.Freeze();
        var calling = hub.CallAsync("Send");
        _host.Targets.Should().BeEmpty();
        line.Thaw();
        await calling.InTimeAsync();

        line.Cut();
        (await hub.Closed).Status.Should().BeNull();
    }
}
