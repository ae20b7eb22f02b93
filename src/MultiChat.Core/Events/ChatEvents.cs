using System.Threading.Channels;
using MultiChat.Availability;
using MultiChat.Delivery;
using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>What happens on this host, for host code: at most once, in commit order per dialog.</summary>
/// <remarks>
/// Each subscriber has a queue of its own of <see cref="QueueLength"/> events; where one is too slow, its oldest events are dropped, and an
/// exception it throws ends its subscription and nobody else's. What must happen exactly somewhere does not belong here.
/// </remarks>
public sealed class ChatEvents : IObservable<ChatEvent>
{
    /// <summary>How many events wait for one subscriber at most.</summary>
    public const int QueueLength = 10_000;

    private readonly Lock _lock = new();
    private List<Channel<ChatEvent>> _queues = [];

    internal ChatEvents(CommitStream commits, AvailabilityBoard board, DueSends due)
    {
        commits.Committed += Publish;
        board.Changed += change => Publish(
            new AvailabilityEvent { Project = change.Project, At = change.At, Member = change.Member, Available = change.Available });
        due.Overdue += (message, at) => Publish(new DeliveryOverdueEvent { Project = message.Project, At = at, Message = message });
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(IObserver<ChatEvent> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var queue = Channel.CreateBounded<ChatEvent>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_lock)
        {
            _queues = [.. _queues, queue];
        }

        var subscription = new Subscription(this, queue);
        _ = subscription.DeliverAsync(observer);
        return subscription;
    }

    private void Publish(DialogCommit commit)
    {
        if (_queues.Count == 0)
        {
            return;
        }

        foreach (var entry in commit.Events)
        {
            Publish(new DialogEvent
            {
                Project = commit.Dialog.Project,
                At = entry.At,
                Dialog = commit.Dialog,
                Entry = entry,
                Message = entry.Message is null ? null : commit.Accepted ?? commit.Edited,
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

    private sealed class Subscription(ChatEvents events, Channel<ChatEvent> queue) : IDisposable
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
                observer.OnError(error);
            }
        }

        public void Dispose()
        {
            _ended = true;
            events.Remove(queue);
        }
    }
}
