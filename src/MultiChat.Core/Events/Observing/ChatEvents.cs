using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MultiChat.Availability;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Telemetry;

namespace MultiChat.Events;

/// <summary>What happens on this host, for host code: at most once, in commit order per dialog.</summary>
/// <remarks>
/// Each subscriber has a queue of its own of <see cref="QueueLength"/> events; where one is too slow, its oldest events are dropped, and an
/// exception it throws ends its subscription and nobody else's; the log says so at Warning. What must happen exactly somewhere does not belong here.
/// </remarks>
public sealed class ChatEvents : IObservable<ChatEvent>
{
    /// <summary>How many events wait for one subscriber at most.</summary>
    public const int QueueLength = 10_000;

    private readonly Lock _lock = new();
    private List<Channel<ChatEvent>> _queues = [];

    private readonly ILogger _log;
    private readonly ChatTelemetry _telemetry;
    private readonly bool _showsMessages;

    internal ChatEvents(
        CommitStream commits, AvailabilityBoard board, DueSends due, ILogger<ChatEvents> log, ChatTelemetry telemetry, bool showsMessages)
    {
        (_log, _telemetry, _showsMessages) = (log, telemetry, showsMessages);
        commits.Committed += Publish;
        board.Changed += change => Publish(
            new AvailabilityEvent { Project = change.Project, At = change.At, Member = change.Member, Available = change.Available });
        due.Overdue += (message, at) => Publish(new DeliveryOverdueEvent { Project = message.Project, At = at, Message = message });
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(IObserver<ChatEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var watch = new SubscriberWatch(_log, _telemetry, _showsMessages, observer.GetType().ToString());
        var queue = Channel.CreateBounded<ChatEvent>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => watch.Dropped());
        lock (_lock)
        {
            _queues = [.. _queues, queue];
        }

        var subscription = new Subscription(this, queue, watch);
        _ = subscription.DeliverAsync(observer);
        return subscription;
    }

    private void Publish(DialogCommit commit)
    {
        if (_queues.Count == 0)
        {
            return;
        }

        foreach (var entry in commit.Events.Where(entry => entry.IsFor(Audience.Host)))
        {
            Publish(new DialogEvent
            {
                Project = commit.Dialog.Project,
                At = entry.At,
                Dialog = commit.Dialog,
                Entry = entry,
                Message = entry.Event.Message is null ? null : commit.Accepted ?? commit.Edited,
            });
        }
    }

    private void Publish(ChatEvent happened)
    {
        foreach (var queue in _queues)
        {
            queue.Writer.TryWrite(happened);
        }
    }

    private void Remove(Channel<ChatEvent> queue)
    {
        lock (_lock)
        {
            _queues = [.. _queues.Where(other => other != queue)];
        }

        queue.Writer.TryComplete();
    }

    private sealed class Subscription(ChatEvents events, Channel<ChatEvent> queue, SubscriberWatch watch) : IDisposable
    {
        private volatile bool _ended;

        public async Task DeliverAsync(IObserver<ChatEvent> observer)
        {
            await Task.Yield();
            try
            {
                await foreach (var happened in queue.Reader.ReadAllAsync())
                {
                    if (_ended)
                    {
                        return;
                    }

                    observer.OnNext(happened);
                }
            }
            catch (Exception error)
            {
                Dispose();
                watch.Threw(error);
                End(observer, error);
            }
        }

        public void Dispose()
        {
            _ended = true;
            events.Remove(queue);
        }

        private void End(IObserver<ChatEvent> observer, Exception error)
        {
            try
            {
                observer.OnError(error);
            }
            catch (Exception again)
            {
                // An observer made of a lambda throws what it is told.
                if (!ReferenceEquals(again, error))
                {
                    watch.ThrewAtEnd(again);
                }
            }
        }
    }
}
