using Microsoft.Extensions.Time.Testing;
using MultiChat.Sources;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

/// <summary>Hosts that do the steps of a talk on one storage while a fault strikes, and pages that try again.</summary>
/// <param name="storage">The storage; it outlives the run.</param>
/// <param name="fault">The fault.</param>
/// <param name="restarts">Whether a call that hangs is answered by another host and goes on only at the end; otherwise it goes on during the retry.</param>
/// <param name="clock">The clock.</param>
internal sealed class FaultyRun(ChatStorage storage, FaultAt fault, bool restarts, FakeTimeProvider clock)
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<ChatEngine> _hosts = [];
    private readonly List<Task> _abandoned = [];
    private ChatEngine? _host;
    private bool _gaveUp;

    /// <summary>Does a step until its answer arrives.</summary>
    public async Task DoAsync(Func<ChatEngine, CancellationToken, Task> step)
    {
        clock.Advance(TimeSpan.FromMilliseconds(5));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(step).WaitAsync(Patience);
                return;
            }
            catch (Exception failed) when (
                attempt < MaxAttempts && fault.Struck.IsCompleted && failed is StorageException or OperationCanceledException or Refusal)
            {
                // A page shows the error mark, and sends or looks again.
            }
        }
    }

    /// <summary>Lets go what still hangs, and stops the hosts.</summary>
    public async Task EndAsync()
    {
        fault.Release();
        await Task.WhenAll(_abandoned.Select(late => late.ContinueWith(_ => { }, TaskScheduler.Default))).WaitAsync(Patience);
        foreach (var host in _hosts)
        {
            await host.DisposeAsync().AsTask().WaitAsync(Patience);
        }
    }

    private async Task TryAsync(Func<ChatEngine, CancellationToken, Task> step)
    {
        var patience = new CancellationTokenSource();
        var trying = RunAsync(step, patience.Token);
        if (_gaveUp || fault.Kind != FaultKind.Hang || await Task.WhenAny(trying, fault.Struck) == trying)
        {
            await trying;
            return;
        }

        _gaveUp = true;
        await patience.CancelAsync();
        _abandoned.Add(trying);
        if (restarts)
        {
            _host = null;
        }

        var again = RunAsync(step, CancellationToken.None);
        if (!restarts)
        {
            fault.Release();
        }

        await again;
    }

    private async Task RunAsync(Func<ChatEngine, CancellationToken, Task> step, CancellationToken cancellation)
    {
        if (_host is null)
        {
            var chance = new SeededRandomSource(100 + _hosts.Count);
            // By real time it would differ from run to run which marks are written together.
            var host = new ChatEngine(
                new InterceptedStorage(new BorrowedStorage(storage), fault), new ChatOptions(), clock, new SteadyClock(clock), chance);
            _hosts.Add(host);
            await host.StartAsync(cancellation);
            _host = host;
        }

        await step(_host, cancellation);
    }
}
