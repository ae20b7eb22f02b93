using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace MultiChat.Testing.Wire;

/// <summary>One connection to a hub, by section 2 of docs/wire.md. Keeps everything that ever came. Thread-safe.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly byte[] _ping = "{\"type\":6}\u001e"u8.ToArray();

    private readonly ClientWebSocket _socket;
    private readonly WireClientOptions _options;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly HubInbox _inbox;
    private readonly TaskCompletionSource<HubClosure> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();

    private HubClient(ClientWebSocket socket, WireClientOptions options)
    {
        (_socket, _options, _inbox) = (socket, options, new HubInbox(options.Patience));
    }

    /// <summary>Ends, without an exception, when the connection has ended.</summary>
    public Task<HubClosure> Closed => _closed.Task;

    /// <summary>Every push so far, in order.</summary>
    public IReadOnlyList<HubPush> Pushes => _inbox.Pushes.Items;

    /// <summary>The text of every frame so far, in order: answers, pushes, pings, all that the host ever said here.</summary>
    public IReadOnlyList<string> Frames => _inbox.Frames.Items;

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="hub">The hub's address; <c>http</c> and <c>ws</c> are the same here.</param>
    /// <param name="options">How, or null for the defaults. The cookies that fit the address are sent.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="WireFailedException">The host refused the WebSocket (with the status) or the handshake.</exception>
    public static async Task<HubClient> ConnectAsync(Uri hub, WireClientOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hub);
        options ??= new WireClientOptions();
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        socket.Options.Cookies = options.Cookies;
        foreach (var (name, value) in options.Headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        var address = new UriBuilder(hub) { Scheme = hub.Scheme is "https" or "wss" ? "wss" : "ws" };
        try
        {
            await socket.ConnectAsync(address.Uri, cancellation).WaitAsync(options.Patience, cancellation);
        }
        catch (WebSocketException refused) when (socket.HttpStatusCode != 0)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new WireFailedException($"The host refused the WebSocket {hub} with {(int)status} {status}.", (int)status, refused);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var client = new HubClient(socket, options);
        _ = client.ReadAsync();
        _ = client.PingAsync();
        if (options.SendsHandshake)
        {
            await client.SendRawAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), cancellation);
            await client._inbox.Greeted.WaitAsync(options.Patience, cancellation);
        }

        return client;
    }

    /// <summary>Calls a method with one argument and awaits its answer.</summary>
    /// <param name="target">The method.</param>
    /// <param name="input">Anything that becomes a JSON object, by the web's conventions; null is <c>{}</c>.</param>
    /// <param name="cancellation">Ends the wait, not the call.</param>
    /// <returns>The answer's <c>ok</c>.</returns>
    /// <exception cref="WireRefusedException">The answer is a problem.</exception>
    /// <exception cref="WireFailedException">The answer is a hub error, or neither ok nor a problem.</exception>
    /// <exception cref="WireClosedException">The connection ended before the answer.</exception>
    public Task<JsonElement> CallAsync(string target, object? input = null, CancellationToken cancellation = default) =>
        CallWithAsync(target, Arguments(input), cancellation);

    /// <summary>Calls a method with arguments as the test writes them: none, two, JSON that no serializer would write.</summary>
    /// <param name="target">The method.</param>
    /// <param name="arguments">The JSON array of arguments, sent as it is.</param>
    /// <param name="cancellation">Ends the wait, not the call.</param>
    /// <returns>The answer's <c>ok</c>.</returns>
    public async Task<JsonElement> CallWithAsync(string target, string arguments, CancellationToken cancellation = default)
    {
        var (id, answer) = _inbox.ExpectAnswer(target);
        try
        {
            await SendTextAsync(
                $$"""{"type":1,"invocationId":"{{id}}","target":{{WireJson.Write(target)}},"arguments":{{arguments}}}""",
                cancellation);
            return await answer.WaitAsync(_options.Patience, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{target} was not answered in {_options.Patience}.", late);
        }
        finally
        {
            _inbox.Forget(id);
        }
    }

    /// <summary>Calls a method without an <c>invocationId</c>, so that no answer comes.</summary>
    /// <param name="target">The method.</param>
    /// <param name="input">As for <see cref="CallAsync"/>.</param>
    /// <param name="cancellation">Ends the sending.</param>
    public Task CallWithoutAnswerAsync(string target, object? input = null, CancellationToken cancellation = default) =>
        SendTextAsync($$"""{"type":1,"target":{{WireJson.Write(target)}},"arguments":{{Arguments(input)}}}""", cancellation);

    /// <summary>Sends bytes as they are, in one WebSocket message. A well-formed one ends with 0x1E.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="cancellation">Ends the sending.</param>
    public Task SendRawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
        SendRawAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellation);

    /// <summary>Sends bytes as they are: text or binary, a whole WebSocket message or a part.</summary>
    /// <param name="bytes">The message or its part.</param>
    /// <param name="type">What the frame says it is; hubs take text.</param>
    /// <param name="endOfMessage">Whether the WebSocket message ends here.</param>
    /// <param name="cancellation">Ends the sending.</param>
    /// <exception cref="WireClosedException">The connection has ended.</exception>
    public Task SendRawAsync(
        ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool endOfMessage, CancellationToken cancellation = default) =>
        SendInTurnAsync(bytes, type, endOfMessage).WaitAsync(_options.Patience, cancellation);

    /// <summary>The first push of a kind that fits: of those recorded, else the next that comes.</summary>
    /// <param name="target">The kind.</param>
    /// <param name="fits">Which one, by its content; null is any.</param>
    /// <param name="from">How many recorded pushes to pass over: <c>Pushes.Count</c> for new ones only.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WireClosedException">The connection ended before it came.</exception>
    /// <exception cref="TimeoutException">It did not come; the message lists what did.</exception>
    public Task<HubPush> WaitForPushAsync(
        string target, Func<JsonElement, bool>? fits = null, int from = 0, CancellationToken cancellation = default) =>
        _inbox.Pushes.FirstAsync(push => push.Target == target && (fits is null || fits(push.Content)), from, $"push {target} came", cancellation);

    /// <summary>The first frame that fits: of those recorded, else the next that comes.</summary>
    /// <param name="fits">Which one, by its text.</param>
    /// <param name="from">How many recorded frames to pass over.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WireClosedException">The connection ended before it came.</exception>
    /// <exception cref="TimeoutException">It did not come; the message lists what did.</exception>
    public Task<string> WaitForFrameAsync(Func<string, bool> fits, int from = 0, CancellationToken cancellation = default) =>
        _inbox.Frames.FirstAsync(fits, from, "frame came", cancellation);

    /// <summary>Cuts the connection without goodbye: no close message, no close frame.</summary>
    public async Task AbortAsync()
    {
        _socket.Abort();
        await Closed;
    }

    /// <summary>Ends the connection in good order; a host that does not answer the close frame within two seconds is cut.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await Closed.WaitAsync(patience.Token);
        }
        catch (Exception over) when (IsBroken(over) || over is OperationCanceledException)
        {
            await AbortAsync();
        }
    }

    /// <summary>The push with this number in order, for as long as the connection lives.</summary>
    internal Task<HubPush> PushAsync(int number) =>
        _inbox.Pushes.FirstAsync(_ => true, number, "the next push", CancellationToken.None, forever: true);

    private static string Arguments(object? input) => $"[{(input is null ? "{}" : WireJson.Write(input))}]";

    private static bool IsBroken(Exception exception) =>
        exception is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException;

    private Task SendTextAsync(string message, CancellationToken cancellation) =>
        SendRawAsync(Encoding.UTF8.GetBytes(message + HubInbox.EndOfMessage), cancellation);

    // Takes no token: a WebSocket whose sending is cancelled is aborted.
    private async Task SendInTurnAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool endOfMessage)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, type, endOfMessage, CancellationToken.None);
        }
        // Nobody cancels a send: the socket says so, too, where its stream is closed in the middle.
        catch (Exception broken) when (broken is OperationCanceledException || IsBroken(broken))
        {
            throw new WireClosedException("the message was sent", await Closed, broken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task PingAsync()
    {
        if (_options.PingEvery == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        using var timer = new PeriodicTimer(_options.PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                await SendRawAsync(_ping, _ended.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or WireClosedException or TimeoutException)
        {
            // The connection has ended, or is frozen: then the host gives up first.
        }
    }

    private async Task ReadAsync()
    {
        var closure = new HubClosure();
        try
        {
            var message = new ArrayBufferWriter<byte>();
            while (true)
            {
                var part = await _socket.ReceiveAsync(message.GetMemory(16 * 1024), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Advance(part.Count);
                if (part.EndOfMessage)
                {
                    _inbox.Take(Encoding.UTF8.GetString(message.WrittenSpan));
                    message.ResetWrittenCount();
                }
            }

            closure = new HubClosure { Status = _socket.CloseStatus, Description = _socket.CloseStatusDescription };
            if (_socket.State == WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(_options.Patience);
            }
        }
        catch (Exception failure)
        {
            closure = closure with { Failure = failure };
        }

        _socket.Dispose();
        await _ended.CancelAsync();
        _closed.SetResult(_inbox.End(closure));
    }
}
