using MultiChat.Crash.Checking;

namespace MultiChat.Crash.Load;

/// <summary>Visitors and operators who write without pause, until told to stop.</summary>
public sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly List<Page> _pages = [];
    private List<Task> _running = [];

    /// <summary>Makes the pages; each begins at another of the hosts and knows them all.</summary>
    /// <param name="visitors">How many visitors.</param>
    /// <param name="operators">How many operators, 4 at most.</param>
    /// <param name="chance">Gives each its seed.</param>
    /// <param name="mounts">The hosts of the installation.</param>
    public Crowd(int visitors, int operators, Random chance, params IReadOnlyList<Uri> mounts)
    {
        for (var number = 0; number < operators; number++)
        {
            _pages.Add(new OperatorPage(number, operators, new PageLog($"operator {number}"), Known(number), Meter, chance.Next()));
        }

        for (var number = 0; number < visitors; number++)
        {
            _pages.Add(new VisitorPage(new PageLog($"visitor {number}"), Known(number), Meter, chance.Next()));
        }

        IReadOnlyList<Uri> Known(int first) => [.. mounts.Skip(first % mounts.Count), .. mounts.Take(first % mounts.Count)];
    }

    /// <summary>What they report together.</summary>
    public LoadMeter Meter { get; } = new();

    /// <summary>How often one of them was told to try again.</summary>
    public int Refusals => _pages.Sum(page => page.Refusals);

    /// <summary>What was refused for good, with its code; nothing that is sent here deserves it. To be read after <see cref="StopAsync"/>.</summary>
    public IReadOnlyList<string> Rejected =>
        [.. from page in _pages from sent in page.Log.Sent where sent.Rejected is not null select $"{sent.Text}: {sent.Rejected}"];

    /// <summary>Connects everybody, and lets them write.</summary>
    public async Task BeginAsync()
    {
        await Task.WhenAll(_pages.Select(page => page.ConnectAsync(_giveUp.Token))).WaitAsync(_patience);
        _running = [.. _pages.Select(page => page.RunAsync(_stop.Token, _giveUp.Token))];
    }

    /// <summary>Ends when together they had so many messages accepted since the beginning.</summary>
    /// <param name="messages">How many.</param>
    public Task UntilAcceptedAsync(long messages) => UntilAsync(() => Meter.Accepted >= messages);

    /// <summary>Ends when everybody had another message accepted.</summary>
    public Task UntilEverybodyGetsOnAsync() => UntilEachAsync(page => page.Accepted, more: 1);

    /// <summary>Ends when everybody was told a few times to try again, or lost the connection as often.</summary>
    public Task UntilEverybodyIsInTroubleAsync() => UntilEachAsync(page => page.Troubles, more: 3);

    /// <summary>Ends the writing, with every message settled.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(_patience);
    }

    /// <summary>What everybody shows, compared with the host; to be asked while nothing is accepted.</summary>
    public async Task<IReadOnlyList<ShownDialog>> LookAsync() =>
        [.. (await Task.WhenAll(_pages.Select(page => page.SettleAsync()))).SelectMany(shown => shown)];

    /// <summary>Compares everything that was written down and shown with the store.</summary>
    /// <param name="shown">What everybody showed in the end.</param>
    /// <param name="storage">The storage; no host may have it open if it can't be shared.</param>
    public async Task<Findings> CheckAsync(IReadOnlyList<ShownDialog> shown, ChatStorage storage) =>
        Checker.Check([.. _pages.Select(page => page.Log)], shown, await StoreReader.ReadAsync(storage));

    public async ValueTask DisposeAsync()
    {
        await _giveUp.CancelAsync();
        // What it ended by was reported by whoever waited for it.
        await Task.WhenAll(_running).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        _stop.Dispose();
        _giveUp.Dispose();
    }

    private Task UntilEachAsync(Func<Page, int> count, int more)
    {
        var before = _pages.ToDictionary(page => page, count);
        return UntilAsync(() => _pages.TrueForAll(page => count(page) >= before[page] + more));
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        try
        {
            await Meter.UntilAsync(condition, _patience);
        }
        catch (TimeoutException) when (_running.Find(task => task.IsFaulted) is { } failed)
        {
            await failed;
        }
    }
}
