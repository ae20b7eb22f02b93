using MultiChat.Hosts;
using MultiChat.Simulation.Faults;
using MultiChat.Simulation.Hosts;
using IStoreInterceptor = MultiChat.Testing.Faults.IStoreInterceptor;
using StoreCall = MultiChat.Testing.Faults.StoreCall;

namespace MultiChat.Simulation.Neighbours;

/// <summary>
/// One host's line to the others, with the contract of PostgreSQL's: a hint says "look", and so does each second; what was noted since the
/// last look is then told. Hints may get lost, come twice, late or in another order.
/// </summary>
internal sealed class NewsLine(World world, SimulatedHost host, NewsBoard board) : IHostLink, IDatedLink, ITypingLink
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(2);
    private static readonly StoreCall Telling = new() { Name = "Link.TellAsync", Writes = true };

    private readonly IStoreInterceptor _store = world.StoreFaults.For(host);
    private Action<HostNews> _hear = static _ => { };
    private int _seen;
    private TimeSpan _lookedAt = world.Now;
    private int _late;

    public HostId Here { get; private set; }

    public bool IsDead => host.Context.IsDead;

    public TimeSpan NewsAge => world.Now - _lookedAt;

    /// <summary>The store does not answer this host's looks.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>The host's heartbeat does not come through.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Everything noted is told, and the host says that it lives.</summary>
    public bool IsAtRest => IsDead || (!IsBlind && !IsSilent && _late == 0);

    public Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation)
    {
        (Here, _hear, _seen, _lookedAt) = (host, hear, board.End, world.Now);
        board.Beat(host);
        board.Join(this);
        HearRows();
        Poll();
        Beat();
        return Task.CompletedTask;
    }

    public ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation) => new(new Connected
    {
        Pages = [.. board.Rows.OfType<HostNews.PagesChanged>().Select(news => news.Pages)],
        Connections = [.. board.Rows.OfType<HostNews.ConnectionsChanged>().Select(news => news.Connections)],
    });

    public ValueTask<NodaTime.Duration> MeasureClockAsync(CancellationToken cancellation) => new(NodaTime.Duration.Zero);

    public ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation) =>
        TellAsync(pages.Visitor.Value, new HostNews.PagesChanged(pages));

    public ValueTask TellAsync(OperatorConnections connections, CancellationToken cancellation) =>
        TellAsync(connections.Member.Value, new HostNews.ConnectionsChanged(connections));

    public async ValueTask TellAsync(IReadOnlyList<TypingSign> signs, CancellationToken cancellation) => await _store.CallAsync(
        Telling,
        _ =>
        {
            foreach (var sign in signs)
            {
                board.Pass(Here, sign);
            }

            return ValueTask.FromResult(default(ValueTuple));
        },
        CancellationToken.None);

    /// <summary>Somebody types at another host.</summary>
    public void Carry(TypingSign sign)
    {
        if (!world.NewsFaults.Next(FaultKind.HintLost))
        {
            host.Context.After(world.Weather.Latency(), () => _hear(new HostNews.Typed(sign)));
        }
    }

    /// <summary>There is something to look at.</summary>
    public void Hint(Change change)
    {
        if (world.NewsFaults.Next(FaultKind.HintLost))
        {
            return;
        }

        if (world.Mistake.News.TrustsHints)
        {
            host.Context.After(world.Weather.Latency(), () => Hear([change]));
            return;
        }

        LookAfter(world.Weather.Latency());
        if (world.NewsFaults.Next(FaultKind.HintLate))
        {
            LookAfter(world.NewsFaults.Late());
        }
    }

    /// <summary>For so long the store does not answer this host's looks; then too much may have been swept away.</summary>
    public void Blind(TimeSpan time)
    {
        IsBlind = true;
        host.Context.After(time, () =>
        {
            IsBlind = false;
            (_seen, _lookedAt) = (board.End, world.Now);
            if (!world.Mistake.News.ForgetsWhatWasMissed)
            {
                _hear(new HostNews.Missed());
            }
        });
    }

    /// <summary>For so long the host's heartbeat does not come through.</summary>
    public void Silence(TimeSpan time)
    {
        IsSilent = true;
        host.Context.After(time, () =>
        {
            IsSilent = false;
            BeatOnce();
        });
    }

    private async ValueTask TellAsync(Guid whose, HostNews row) => await _store.CallAsync(
        Telling,
        _ =>
        {
            board.Keep(Here, whose, row);
            return ValueTask.FromResult(default(ValueTuple));
        },
        CancellationToken.None);

    private void Poll() => host.Context.After(PollEvery, () =>
    {
        if (!world.Mistake.News.TrustsHints)
        {
            Look();
        }

        Poll();
    });

    private void Beat() => host.Context.After(BeatEvery, () =>
    {
        if (!IsSilent)
        {
            BeatOnce();
        }

        Beat();
    });

    private void BeatOnce()
    {
        if (board.Beat(Here) && !world.Mistake.News.StaysBuried)
        {
            _hear(new HostNews.Missed());
        }
    }

    private void LookAfter(TimeSpan delay) => host.Context.After(delay, Look);

    private void Look()
    {
        if (IsBlind)
        {
            return;
        }

        var from = _seen;
        _seen = board.End;
        Hear(board.Between(from, _seen, Here));
        _lookedAt = world.Now;
    }

    private void Hear(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        foreach (var news in (world.NewsFaults.Next(FaultKind.NewsReordered) ? world.NewsFaults.Shuffle(changes) : changes).SelectMany(board.Read))
        {
            world.Trace.Add("news", $"host {host.Number} {news.GetType().Name}");
            _hear(news);
        }

        if (world.NewsFaults.Next(FaultKind.NewsDoubled))
        {
            _late++;
            host.Context.After(world.NewsFaults.Late(), () =>
            {
                _late--;
                Hear(changes);
            });
        }
    }

    private void HearRows()
    {
        foreach (var row in board.Rows)
        {
            _hear(row);
        }
    }
}
