using System.Diagnostics.CodeAnalysis;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Hosts;

/// <summary>The host's end of one connection, as a hub has it: calls are carried out one at a time, in their order.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of tokens without a timer holds nothing.")]
internal abstract class Edge(World world, SimulatedHost host, Link link)
{
    private readonly Queue<(Command Command, Func<ValueTask> Handle)> _calls = new();
    private readonly CancellationTokenSource _aborted = new();
    private TaskCompletionSource? _drained;
    private bool _isServing;

    public bool HasEnded { get; private set; }

    /// <summary>Cancelled once the connection is gone.</summary>
    protected CancellationToken Aborted => _aborted.Token;

    protected World World => world;

    public SimulatedHost At => host;

    protected SimulatedHost Host => host;

    protected Link Link => link;

    public void Receive(Command command, Func<ValueTask> handle) => host.Context.Run(() =>
    {
        if (HasEnded)
        {
            return;
        }

        _calls.Enqueue((command, handle));
        if (!_isServing)
        {
            _ = ServeAsync();
        }
    });

    public void End()
    {
        if (!HasEnded)
        {
            HasEnded = true;
            _calls.Clear();
            _drained?.TrySetResult();
            _aborted.Cancel();
            Ended();
        }
    }

    protected abstract void Ended();

    /// <summary>Watches the session's loop: one that fails takes its connection with it.</summary>
    protected async Task WatchAsync(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception failure)
        {
            world.Trace.Add("abort", $"{link.Name} {failure.GetType().Name}");
            link.CloseHostEnd();
        }
    }

    /// <summary>Ends when the transport took the push: at once, or, where the line is stalled and full, when it moves again or breaks.</summary>
    protected ValueTask TakenAsync()
    {
        if (HasEnded || link.ToPage.StalledFor is var stalled && stalled == TimeSpan.Zero)
        {
            return ValueTask.CompletedTask;
        }

        var drained = _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Context.After(stalled, () => drained.TrySetResult());
        return new ValueTask(drained.Task);
    }

    private async Task ServeAsync()
    {
        _isServing = true;
        while (_calls.TryDequeue(out var call))
        {
            await HandleAsync(call.Command, call.Handle);
        }

        _isServing = false;
    }

    private static async Task HandleAsync(Command command, Func<ValueTask> handle)
    {
        Command.Current = command;
        await handle();
    }
}
