namespace MultiChat.Crash.Load;

/// <summary>What the pages report while they run.</summary>
public sealed class LoadMeter
{
    private TaskCompletionSource _served = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _accepted;
    private int _unanswered;

    /// <summary>How many messages were accepted so far.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>How many messages are on their way now, sent and not answered.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>Ends at the next successful call of any page.</summary>
    public Task NextServed() => (_served = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Served() => _served.TrySetResult();

    internal void Sends() => Interlocked.Increment(ref _unanswered);

    internal void SendEnded() => Interlocked.Decrement(ref _unanswered);

    internal void AcceptedOne() => Interlocked.Increment(ref _accepted);
}
