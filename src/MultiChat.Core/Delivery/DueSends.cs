using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>
/// The operators' messages whose delivery window is running on this host. All windows have one length, so the queue is in the order of their
/// ends, and one timer sleeps until the first. Bounded: beyond the bound a message is not watched.
/// </summary>
internal sealed class DueSends : IDisposable
{
    public const int MaxWatched = 1_000_000;

    private readonly Queue<(Instant DueAt, Message Message)> _due = new();
    private readonly Lock _lock = new();
    private readonly MarkBook _marks;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly ITimer _timer;

    public DueSends(MarkBook marks, ChatOptions options, ChatClock clock)
    {
        (_marks, _options, _clock) = (marks, options, clock);
        _timer = clock.Time.CreateTimer(_ => Check(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised for each message that was not delivered in time, with the instant. Listeners return at once.</summary>
    public event Action<Message, Instant>? Overdue;

    public void Watch(DialogCommit commit)
    {
        if (commit.Accepted is not { Author.IsMember: true } message)
        {
            return;
        }

        lock (_lock)
        {
            if (_due.Count >= MaxWatched)
            {
                return;
            }

            _due.Enqueue((_clock.Now + _options.DeliveryWindow, message));
            if (_due.Count == 1)
            {
                Sleep();
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        var now = _clock.Now;
        var ended = new List<Message>();
        lock (_lock)
        {
            while (_due.TryPeek(out var first) && first.DueAt <= now)
            {
                ended.Add(_due.Dequeue().Message);
            }

            Sleep();
        }

        _ = TellAsync(ended, now);
    }

    private void Sleep()
    {
        if (_due.TryPeek(out var first))
        {
            _timer.Change(Duration.Max(Duration.Zero, first.DueAt - _clock.Now).ToTimeSpan(), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task TellAsync(List<Message> ended, Instant now)
    {
        foreach (var message in ended)
        {
            try
            {
                var marks = await _marks.FindAsync(message.Project, message.Dialog, CancellationToken.None);
                if (marks.VisitorDelivered < message.EventSeq)
                {
                    Overdue?.Invoke(message, now);
                }
            }
            catch (Exception)
            {
                // The store does not answer, so nobody knows whether it arrived. Pages derive their marks themselves.
            }
        }
    }
}
