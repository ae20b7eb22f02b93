using MultiChat.Sources;

namespace MultiChat.Team;

/// <summary>
/// How old is what this host knows of teams, and so of everybody's rights. Another host may have changed them since: what is older than
/// <see cref="MostAge"/> serves nobody at the desk. A host that shares its storage with none knows everything.
/// </summary>
internal sealed class TeamKnowledge(SteadyClock clock)
{
    public static readonly TimeSpan MostAge = TimeSpan.FromMilliseconds(1_500);

    /// <summary>How long a call waits for younger knowledge before it is refused.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private Func<TimeSpan>? _newsAge;
    private TimeSpan? _loadedAt;
    private TimeSpan? _doubtedAt;
    private int _doubts;

    /// <summary>Of when it is; never older than the last load of the teams, and not younger than news that are not loaded yet.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (_lock)
            {
                if (_newsAge is null)
                {
                    return TimeSpan.Zero;
                }

                var told = _doubtedAt is { } doubted ? clock.Now - doubted : _newsAge();
                return _loadedAt is { } loaded && clock.Now - loaded < told ? clock.Now - loaded : told;
            }
        }
    }

    public bool IsYoung => Age <= MostAge;

    /// <summary>From now on it is as old as the news of other hosts are.</summary>
    public void Join(Func<TimeSpan> newsAge)
    {
        lock (_lock)
        {
            _newsAge = newsAge;
        }
    }

    /// <summary>News of a team were told, and only the store knows which: until it is loaded, this host knows what it knew before them.</summary>
    public void Doubt()
    {
        lock (_lock)
        {
            _doubts++;
            _doubtedAt ??= clock.Now - (_newsAge?.Invoke() ?? TimeSpan.Zero);
        }
    }

    /// <summary>A load of the teams begins: what is committed by now will be in it.</summary>
    public (TimeSpan At, int Doubts) Begin()
    {
        lock (_lock)
        {
            return (clock.Now, _doubts);
        }
    }

    /// <summary>That load has ended well.</summary>
    public void Loaded((TimeSpan At, int Doubts) begun)
    {
        lock (_lock)
        {
            _loadedAt = begun.At;
            _doubtedAt = begun.Doubts == _doubts ? null : begun.At;
        }
    }

    /// <summary>Waits a little for young knowledge.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: there is none.</exception>
    public async ValueTask RequireAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; !IsYoung; waited += Step)
        {
            if (waited >= Patience)
            {
                throw Old();
            }

            await clock.PauseAsync(Step, cancellation);
        }
    }

    /// <summary>Waits for young knowledge, however long it takes.</summary>
    public async ValueTask AwaitAsync()
    {
        while (!IsYoung)
        {
            await clock.PauseAsync(Step, CancellationToken.None);
        }
    }

    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>.</exception>
    public void ThrowIfOld()
    {
        if (!IsYoung)
        {
            throw Old();
        }
    }

    private static Refusal Old() => new(RefusalCode.Busy, "This host cannot see what other hosts change, so nobody is served at the desk. Try again.");
}
