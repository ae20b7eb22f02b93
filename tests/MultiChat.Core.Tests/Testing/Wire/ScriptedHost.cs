using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace MultiChat.Testing.Wire;

/// <summary>A host by script: a socket, a hand-written WebSocket handshake, and the answers that a test gave it.</summary>
internal sealed class ScriptedHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, Func<JsonElement, string>> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Status, string Type, string Body, string Headers)> _rest = new(StringComparer.Ordinal);
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();
    private readonly Channel<(string Target, JsonElement Input)> _heard = Channel.CreateUnbounded<(string, JsonElement)>();
    private WebSocket? _socket;

    public ScriptedHost()
    {
        _listener.Start();
        Mount = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/chat");
        _ = AcceptAsync();
    }

    public Uri Mount { get; }

    public Uri Hub => new(Mount + "/hub");

    /// <summary>What a well-behaved host answers to the protocol's handshake.</summary>
    public string Handshake { get; set; } = "{}\u001e";

    /// <summary>Whether the host closes right after it.</summary>
    public bool ClosesAfterHandshake { get; set; }

    /// <summary>The status of every WebSocket handshake; 101 accepts.</summary>
    public int WebSocketStatus { get; set; } = 101;

    /// <summary>The head of every HTTP request, WebSocket handshakes included.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>The body of every REST request.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Every call's target so far.</summary>
    public ConcurrentQueue<string> Targets { get; } = new();

    public void OnCall(string target, Func<JsonElement, string> result) => _calls[target] = result;

    public void OnCall(string target, string ok) => _calls[target] = _ => $$"""{"ok":{{ok}}}""";

    public void OnRest(string request, string body, int status = 200, string type = "application/json", string headers = "") =>
        _rest[request] = (status, type, body, headers);

    /// <summary>The next frame of the client that is neither the handshake nor a call that the script answers.</summary>
    public Task<string> FrameAsync() => _frames.Reader.NextAsync();

    /// <summary>The input of the next call of a method; calls of others before it are passed over.</summary>
    public async Task<JsonElement> HeardAsync(string target)
    {
        while (true)
        {
            var (name, input) = await _heard.Reader.NextAsync();
            if (name == target)
            {
                return input;
            }
        }
    }

    public Task PushAsync(string target, string content) => SendAsync($$"""{"type":1,"target":"{{target}}","arguments":[{{content}}]}""" + "\u001e");

    public async Task SendAsync(string frame) => await _socket!.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, default);

    public Task CloseAsync(WebSocketCloseStatus status, string words) => _socket!.CloseOutputAsync(status, words, default);

    public void Drop() => _socket!.Abort();

    public void Dispose()
    {
        _listener.Dispose();
        _socket?.Abort();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var closedAtTheEnd = client;
        var stream = client.GetStream();
        try
        {
            while (await ReadHeadAsync(stream) is { } head)
            {
                Heads.Enqueue(head);
                if (Header(head, "Sec-WebSocket-Key") is not { } key)
                {
                    await AnswerAsync(stream, head);
                }
                else if (WebSocketStatus != 101)
                {
                    await WriteAsync(stream, WebSocketStatus, "text/plain", "no", "");
                }
                else
                {
                    await UpgradeAsync(stream, key);
                    return;
                }
            }
        }
        catch (Exception over) when (over is IOException or WebSocketException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string head)
    {
        var body = new byte[int.Parse(Header(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        Bodies.Enqueue(Encoding.UTF8.GetString(body));
        var request = head[..head.IndexOf(" HTTP", StringComparison.Ordinal)].Replace("/chat/", "", StringComparison.Ordinal);
        var (status, type, answer, headers) = _rest.GetValueOrDefault(request, (404, "text/plain", $"no script for {request}", ""));
        await WriteAsync(stream, status, type, answer, headers);
    }

    private static async Task WriteAsync(NetworkStream stream, int status, string type, string body, string headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n{headers}\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. bytes]);
    }

    private async Task UpgradeAsync(NetworkStream stream, string key)
    {
#pragma warning disable CA5350 // RFC 6455, 4.2.2, wants SHA-1 of the key and this UUID; it guards nothing.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        var head = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var socket = _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, default);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
                }

                return;
            }

            await TakeAsync(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }
    }

    private async Task TakeAsync(string frame)
    {
        if (frame.StartsWith("{\"protocol\"", StringComparison.Ordinal))
        {
            await SendAsync(Handshake);
            if (ClosesAfterHandshake)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
            }
        }
        else if (frame.StartsWith("{\"type\":1,\"inv", StringComparison.Ordinal)
            && JsonElement.Parse(frame.TrimEnd('\u001e')) is var call
            && _calls.TryGetValue(call.Text("target"), out var result))
        {
            Targets.Enqueue(call.Text("target"));
            var input = call.List("arguments")[0];
            _heard.Writer.TryWrite((call.Text("target"), input));
            await SendAsync($$"""{"type":3,"invocationId":"{{call.Text("invocationId")}}","result":{{result(input)}}}""" + "\u001e");
        }
        else
        {
            _frames.Writer.TryWrite(frame);
        }
    }

    private static string? Header(string head, string name) => head.Split("\r\n")
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    private static async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            head.Append((char)one[0]);
            if (one[0] == '\n' && head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return head.ToString();
            }
        }

        return null;
    }
}
