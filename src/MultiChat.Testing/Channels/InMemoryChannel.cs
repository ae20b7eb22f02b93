using System.Threading.Channels;
using MultiChat.Channels;

namespace MultiChat.Testing.Channels;

/// <summary>A channel with everything a channel can have, whose far side is in memory: for tests, and the reference of the channels' suites.</summary>
/// <remarks>Thread-safe. The far side takes keys, so that a repetition arrives once.</remarks>
/// <param name="kind">Its kind.</param>
public sealed class InMemoryChannel(string kind = "memory") : IRevisableChannel, IReceiptChannel
{
    private readonly Lock _lock = new();
    private readonly List<ChannelMessage> _arrived = [];
    private readonly Channel<ChannelMessage> _effects = Channel.CreateUnbounded<ChannelMessage>();
    private volatile bool _isDown;

    /// <inheritdoc/>
    public ChannelKind Kind { get; } = new(kind);

    /// <inheritdoc/>
    public int MaxTextLength { get; init; } = 4_096;

    /// <inheritdoc/>
    public bool TellsReading { get; init; } = true;

    /// <summary>Whether the far side does not answer: everything that is sent fails with an <see cref="IOException"/>.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <inheritdoc/>
    public Task SendAsync(ChannelMessage message, CancellationToken cancellation) => ReachAsync(
        message,
        at =>
        {
            if (at < 0)
            {
                _arrived.Add(message);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task ReviseAsync(ChannelMessage message, CancellationToken cancellation) => ReachAsync(
        message,
        at =>
        {
            if (at >= 0)
            {
                _arrived[at] = message;
            }
        },
        cancellation);

    /// <summary>What stands at the far sides of all addresses, in the order of arrival.</summary>
    public IReadOnlyList<ChannelMessage> Arrived
    {
        get
        {
            lock (_lock)
            {
                return [.. _arrived];
            }
        }
    }

    /// <summary>What stands at the far side of an address, each message at its last text, in the order of arrival.</summary>
    /// <param name="address">The far side's name for the client.</param>
    public IReadOnlyList<ChannelMessage> ArrivedAt(string address) =>
        [.. Arrived.Where(message => string.Equals(message.Address.Value, address, StringComparison.Ordinal))];

    /// <summary>The next message or revision that reached the far side and was not given by this method yet.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<ChannelMessage> NextAsync(CancellationToken cancellation = default) => _effects.Reader.ReadAsync(cancellation);

    private Task ReachAsync(ChannelMessage message, Action<int> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellation);
        }

        if (IsDown)
        {
            return Task.FromException(new IOException("The far side does not answer."));
        }

        lock (_lock)
        {
            change(_arrived.FindIndex(known => string.Equals(known.Key, message.Key, StringComparison.Ordinal)));
        }

        _effects.Writer.TryWrite(message);
        return Task.CompletedTask;
    }
}
