using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace MultiChat.Benchmarks;

/// <summary>
/// One hub connection that costs the machine as little as it can: it looks for the end of a message and the number of an answer, and leaves the
/// rest unread. The same for every host that is measured.
/// </summary>
internal sealed class LoadSocket : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;

    private static readonly byte[] _answer = "{\"type\":3,\"invocationId\":\""u8.ToArray();

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<string>> _calls = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastCall;
    private long _messages;

    /// <summary>How many hub messages this connection has carried so far, both ways.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Hears every message that is no answer, as it came.</summary>
    public Action<ReadOnlySpan<byte>> Heard { get; set; } = static _ => { };

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<LoadSocket> ConnectAsync(Uri hub, CookieContainer? cookies = null)
    {
        var client = new LoadSocket();
        client._socket.Options.Cookies = cookies;
        await client._socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, CancellationToken.None);
        _ = client.ReadAsync();
        await client.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        await client._greeted.Task;
        return client;
    }

    /// <summary>Calls a method and awaits its answer, which is given as it came.</summary>
    /// <param name="target">The method.</param>
    /// <param name="arguments">Its arguments as JSON, with commas between them.</param>
    public async Task<string> CallAsync(string target, string arguments)
    {
        var id = Interlocked.Increment(ref _lastCall);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        await SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":[{{arguments}}]}""");
        var text = await answer.Task;
        return text.Contains("\"error\":", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{target} was refused: {text}")
            : text;
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _sending.Dispose();
    }

    private async Task SendAsync(string message)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((message.Length * 3) + 1);
        var length = Encoding.UTF8.GetBytes(message, bytes);
        bytes[length] = EndOfMessage;
        Interlocked.Increment(ref _messages);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes.AsMemory(0, length + 1), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private async Task ReadAsync()
    {
        var frame = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await _socket.ReceiveAsync(frame.GetMemory(16 * 1024), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                _socket.Dispose();
                return;
            }

            frame.Advance(part.Count);
            if (part.EndOfMessage)
            {
                Take(frame.WrittenSpan);
                frame.ResetWrittenCount();
            }
        }
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        for (var end = frame.IndexOf(EndOfMessage); end >= 0; end = frame.IndexOf(EndOfMessage))
        {
            var message = frame[..end];
            frame = frame[(end + 1)..];
            Interlocked.Increment(ref _messages);
            if (!_greeted.Task.IsCompleted)
            {
                _greeted.SetResult();
            }
            else if (message.StartsWith(_answer) && Utf8Parser.TryParse(message[_answer.Length..], out long id, out _))
            {
                _calls.TryRemove(id, out var call);
                call!.SetResult(Encoding.UTF8.GetString(message));
            }
            else
            {
                Heard(message);
            }
        }
    }
}
