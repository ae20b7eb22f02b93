using MultiChat.Channels;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>
/// The operators' messages that this host accepted on channels with receipts and whose delivery window is running, counted from each send or
/// resend. All windows have one length, so the queue is in the order of their ends, and one timer sleeps until the first. Bounded, and after a
/// restart taken from the store, where a resend is not known: what is lost here is a hint to host code; pages derive their marks from facts.
/// </summary>
internal sealed class DueSends : IDisposable
{
    public const int MaxWatched = 1_000_000;

    /// <summary>How many messages of one project a start takes up.</summary>
    public const int MaxTakenUp = 10_000;

    private readonly Queue<Due> _due = new();
    private readonly Lock _lock = new();
    private readonly IDialogStore _dialogs;
    private readonly IMessageStore _messages;
    private readonly MarkBook _marks;
    private readonly ChannelBook _channels;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly Alarm _alarm;

    public DueSends(
        IDialogStore dialogs, IMessageStore messages, MarkBook marks, ChannelBook channels, ChatOptions options, ChatClock clock)
    {
        (_dialogs, _messages, _marks, _channels, _options, _clock) = (dialogs, messages, marks, channels, options, clock);
        _alarm = new Alarm(clock, Check);
    }

    /// <summary>Raised for each message that was not delivered in time, with the instant at which its time ended. Listeners return at once.</summary>
    public event Action<Message, Instant>? Overdue;

    /// <summary>Takes up what was accepted before this start and is still within its window, here or at another host.</summary>
    public async Task LoadAsync(IEnumerable<ProjectId> projects, CancellationToken cancellation)
    {
        var now = _clock.Now;
        var running = new List<Message>();
        foreach (var project in projects)
        {
            running.AddRange(await _messages.ListAnswersSinceAsync(project, now - _options.DeliveryWindow, MaxTakenUp, cancellation));
        }

        foreach (var message in running.OrderBy(message => message.AcceptedAt))
        {
            if (await _dialogs.FindAsync(message.Project, message.Dialog, cancellation) is { } dialog)
            {
                // A clock that was set back must not make others wait behind this one.
                Watch(dialog, message, Instant.Min(message.AcceptedAt, now));
            }
        }
    }

    public void Watch(DialogCommit commit)
    {
        // A message that the client is not to have arrives nowhere, and one that the host is not to have is told to nobody.
        if (commit.Accepted is { Author.IsMember: true } message
            && commit.Events.Any(entry => entry.EventSeq == message.EventSeq && entry.IsFor(Audience.Client) && entry.IsFor(Audience.Host)))
        {
            Watch(commit.Dialog, message);
        }
    }

    /// <summary>The message was sent, or sent again.</summary>
    public void Watch(Dialog dialog, Message message) => Watch(dialog, message, _clock.Now);

    public void Dispose() => _alarm.End();

    private void Watch(Dialog dialog, Message message, Instant sent)
    {
        if (!_channels.AbilitiesOf(dialog.Channel).HasReceipts)
        {
            return;
        }

        var due = new Due(sent + _options.DeliveryWindow, message.Project, message.Dialog, message.Seq, message.EventSeq);
        bool isFirst;
        lock (_lock)
        {
            if (_due.Count >= MaxWatched)
            {
                return;
            }

            _due.Enqueue(due);
            isFirst = _due.Count == 1;
        }

        if (isFirst)
        {
            _alarm.SetFor(due.At);
        }
    }

    private void Check()
    {
        var now = _clock.Now;
        var ended = new List<Due>();
        Instant? next = null;
        lock (_lock)
        {
            while (_due.TryPeek(out var first) && first.At <= now)
            {
                ended.Add(_due.Dequeue());
            }

            if (_due.TryPeek(out var coming))
            {
                next = coming.At;
            }
        }

        _ = TellAsync(ended);
        if (next is { } due)
        {
            _alarm.SetFor(due);
        }
    }

    private async Task TellAsync(List<Due> ended)
    {
        var work = _clock.UnderWay.Begin();
        foreach (var send in ended)
        {
            try
            {
                var marks = await _marks.FindAsync(send.Project, send.Dialog, CancellationToken.None);
                if (marks.VisitorDelivered < send.EventSeq
                    && await _messages.FindAsync(send.Project, send.Dialog, send.Seq, CancellationToken.None) is { } message)
                {
                    Overdue?.Invoke(message, send.At);
                }
            }
            catch (Exception)
            {
                // The store does not answer, so nobody knows whether it arrived. Pages derive their marks themselves.
            }
        }

        _clock.UnderWay.End(work);
    }

    private readonly record struct Due(Instant At, ProjectId Project, DialogId Dialog, long Seq, long EventSeq);
}
