using System.Net.WebSockets;
using System.Text;

namespace MultiChat.Crash.Load;

/// <summary>Bare connections to the visitors' hub, each of which comes back in the instant it was closed.</summary>
/// <param name="mount">Where MultiChat is mapped.</param>
/// <param name="count">How many.</param>
public sealed class ReturningSockets(Uri mount, int count) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private Task _running = Task.CompletedTask;
    private int _open;
    private int _told;
    private int _cut;

    /// <summary>How many have shaken hands and are connected now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many were told that the host stops before they were closed.</summary>
    public int Told => Volatile.Read(ref _told);

    /// <summary>How many were closed without a word.</summary>
    public int Cut => Volatile.Read(ref _cut);

    /// <summary>Begins; ends when all are connected.</summary>
    public async Task BeginAsync()
    {
        _running = Task.WhenAll(Enumerable.Range(0, count).Select(_ => ComeBackAsync()));
        while (Open < count)
        {
            await Task.WhenAny(_running, Task.Delay(TimeSpan.FromMilliseconds(20)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _running;
        _ended.Dispose();
    }

    private async Task ComeBackAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await VisitAsync();
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task VisitAsync()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder($"{mount}/v1/s/main/hub") { Scheme = "ws" }.Uri, _ended.Token);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, _ended.Token);
        var buffer = new byte[4096];
        var (isOpen, wasTold) = (false, false);
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, _ended.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _ended.Token);
                    return;
                }

                if (!isOpen)
                {
                    isOpen = true;
                    Interlocked.Increment(ref _open);
                }

                wasTold |= Encoding.UTF8.GetString(buffer, 0, part.Count).Contains("{\"type\":7}", StringComparison.Ordinal);
            }
        }
        finally
        {
            if (isOpen)
            {
                Interlocked.Decrement(ref _open);
                Interlocked.Increment(ref wasTold ? ref _told : ref _cut);
            }
        }
    }
}
