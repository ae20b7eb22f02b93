using System.Diagnostics;

namespace MultiChat.Crash.Load;

/// <summary>What the pages of a run report, together.</summary>
public sealed class LoadMeter
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>How many messages were accepted so far.</summary>
    public long Accepted { get; private set; }

    /// <summary>How often a page has connected so far.</summary>
    public int Connections { get; private set; }

    /// <summary>How many messages are on their way now, sent and not answered.</summary>
    public int Unanswered { get; private set; }

    /// <summary>The longest time from a send until its page learned anything: an answer, a refusal or a lost connection.</summary>
    public TimeSpan LongestSend { get; private set; }

    /// <summary>Ends as soon as the condition holds; it is looked at now and after each report.</summary>
    /// <param name="condition">A quick look, without side effects.</param>
    /// <param name="patience">How long to wait.</param>
    /// <exception cref="TimeoutException">It did not come to hold.</exception>
    public async Task UntilAsync(Func<bool> condition, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            if (condition())
            {
                return;
            }

            var left = patience - Stopwatch.GetElapsedTime(began);
            await changed.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    /// <summary>Forgets the longest send.</summary>
    public void MeasureSendsAnew() => Report(() => LongestSend = TimeSpan.Zero);

    internal void Connected() => Report(() => Connections++);

    internal void Trouble() => Report(() => { });

    internal void Sends() => Report(() => Unanswered++);

    internal void SendEnded(TimeSpan took, bool accepted) => Report(() =>
    {
        Unanswered--;
        Accepted += accepted ? 1 : 0;
        LongestSend = took > LongestSend ? took : LongestSend;
    });

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Report(Action what)
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            what();
            (before, _changed) = (_changed, NewSignal());
        }

        before.SetResult();
    }
}
