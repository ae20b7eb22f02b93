using System.Diagnostics;
using System.Net.WebSockets;
using MultiChat.Testing.Wire;

namespace MultiChat.Crash.Load;

/// <summary>
/// A page that behaves as docs/wire.md asks: mints an id and writes it down before it sends, has one unanswered message at a time, and after any
/// trouble pauses, connects again (to the next of its hosts) and sends the same id again.
/// </summary>
/// <param name="log">What it writes down.</param>
/// <param name="mounts">The hosts of the installation, the one to begin with first.</param>
/// <param name="meter">Where it reports.</param>
/// <param name="seed">Makes its pauses repeatable.</param>
public abstract class Page(PageLog log, IReadOnlyList<Uri> mounts, LoadMeter meter, int seed) : IAsyncDisposable
{
    // The codes of docs/wire.md that end a message for good.
    private static readonly HashSet<string> _final =
    [
        "text_empty", "text_too_long", "text_forbidden_character", "malformed", "unknown_field", "message_conflict", "nobody_available",
        "responsible_changed", "dialog_archived", "forbidden", "not_found", "channel_cannot_send",
    ];

    private static readonly TimeSpan _shortestPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(250);
    private readonly Random _chance = new(seed);
    private int _attempts;
    private bool _isConnected;

    /// <summary>What it has sent.</summary>
    public PageLog Log => log;

    /// <summary>How many of its messages were accepted so far.</summary>
    public int Accepted { get; private set; }

    /// <summary>How often it was told to try again.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often anything went wrong: refusals, lost connections and vain attempts to connect.</summary>
    public int Troubles { get; private set; }

    /// <summary>Sends one message after another until told to stop; the last one is settled before it ends.</summary>
    /// <param name="stop">No new message after this.</param>
    /// <param name="giveUp">Ends everything, with an exception.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken giveUp)
    {
        while (!stop.IsCancellationRequested)
        {
            await InServiceAsync(() => SendNextAsync(stop, giveUp), giveUp);
        }
    }

    /// <summary>Sends one message, and ends when it is settled.</summary>
    /// <param name="giveUp">Ends everything, with an exception.</param>
    public Task SendOneAsync(CancellationToken giveUp) => SendNextAsync(CancellationToken.None, giveUp);

    /// <summary>Compares what the page shows with the host, when all is quiet.</summary>
    /// <returns>What it shows.</returns>
    public abstract Task<IReadOnlyList<ShownDialog>> SettleAsync();

    /// <summary>Connects for the first time.</summary>
    /// <param name="giveUp">Ends the attempts.</param>
    public Task ConnectAsync(CancellationToken giveUp) => InServiceAsync(() => Task.CompletedTask, giveUp);

    public abstract ValueTask DisposeAsync();

    /// <summary>Connects, or connects again keeping its place.</summary>
    protected abstract Task ConnectAsync(Uri mount, CancellationToken cancellation);

    /// <summary>Sends and returns the number of the accepted message.</summary>
    protected abstract Task<long> SendAsync(SentMessage message, CancellationToken cancellation);

    /// <summary>Writes down the next message, and delivers it.</summary>
    protected abstract Task SendNextAsync(CancellationToken stop, CancellationToken giveUp);

    /// <summary>Sends until it is answered, the same id each time.</summary>
    protected Task DeliverAsync(SentMessage message, CancellationToken giveUp) => InServiceAsync(() => SendOnceAsync(message, giveUp), giveUp);

    private async Task SendOnceAsync(SentMessage message, CancellationToken giveUp)
    {
        meter.Sends();
        var began = Stopwatch.GetTimestamp();
        try
        {
            message.Seq = await SendAsync(message, giveUp);
            Accepted++;
        }
        catch (WireRefusedException refused) when (_final.Contains(refused.Code))
        {
            message.Rejected = refused.Code;
        }
        finally
        {
            meter.SendEnded(Stopwatch.GetElapsedTime(began), accepted: message.Seq is not null);
        }
    }

    private async Task InServiceAsync(Func<Task> action, CancellationToken giveUp)
    {
        for (var pause = _shortestPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, _longestPause.Ticks)))
        {
            try
            {
                if (!_isConnected)
                {
                    await ConnectAsync(mounts[_attempts++ % mounts.Count], giveUp);
                    _isConnected = true;
                    meter.Connected();
                }

                await action();
                return;
            }
            catch (Exception trouble) when (IsTrouble(trouble) && !giveUp.IsCancellationRequested)
            {
                // A refusal leaves the connection as it is.
                var isRefusal = trouble is WireRefusedException;
                Refusals += isRefusal ? 1 : 0;
                Troubles++;
                meter.Trouble();
                _isConnected &= isRefusal;
                await Task.Delay(pause * (0.5 + _chance.NextDouble()), giveUp);
            }
        }
    }

    private static bool IsTrouble(Exception failure) =>
        failure is WireClosedException or WireFailedException or WireRefusedException or WebSocketException or HttpRequestException
            or IOException or TimeoutException or TaskCanceledException;
}
