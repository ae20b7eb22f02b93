using MultiChat.Hosts;
using NodaTime;

namespace MultiChat.Live;

/// <summary>A shared storage whose other hosts are the test: it tells the news, and nobody hears.</summary>
internal sealed class ToldByHand(ChatStorage inner) : DelegatingStorage(inner), ISharedStorage, IHostLink, IDatedLink
{
    /// <summary>The host that joined.</summary>
    public HostId Here { get; private set; }

    /// <summary>Tells it something.</summary>
    public Action<HostNews> Tell { get; private set; } = static _ => { };

    /// <summary>Who is connected everywhere.</summary>
    public Connected Connected { get; set; } = new() { Pages = [], Connections = [] };

    /// <summary>How old the news are.</summary>
    public TimeSpan NewsAge { get; set; }

    public IHostLink Link => this;

    public Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation)
    {
        (Here, Tell) = (host, hear);
        return Task.CompletedTask;
    }

    public ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation) => new(Connected);

    public ValueTask<Duration> MeasureClockAsync(CancellationToken cancellation) => new(Duration.Zero);

    public ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask TellAsync(OperatorConnections connections, CancellationToken cancellation) => ValueTask.CompletedTask;
}
