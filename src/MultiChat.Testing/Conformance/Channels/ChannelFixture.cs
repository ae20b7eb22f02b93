using System.Globalization;
using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What a case works with: a fresh far side, messages for it, and a chat where the case needs one.</summary>
internal sealed class ChannelFixture : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 22, 10, 0);

    private readonly SeededRandomSource _random = new(20_261_122);
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly ProjectId _project;
    private ChannelChat? _chat;
    private long _ticks;

    private ChannelFixture(FarSide far)
    {
        Far = far;
        _project = new ProjectId(NextId());
    }

    public FarSide Far { get; }

    public IChannel Channel => Far.Channel;

    public ISendingChannel Sending => (ISendingChannel)Channel;

    public IRevisableChannel Revisable => (IRevisableChannel)Channel;

    /// <summary>Cancelled when a case hangs.</summary>
    public CancellationToken Token => _patience.Token;

    public static async Task<ChannelFixture> CreateAsync(ChannelFactory factory) => new(await factory.CreateAsync(CancellationToken.None));

    public bool Has(ChannelNeed need) => need switch
    {
        ChannelNeed.Sending => Channel is ISendingChannel,
        ChannelNeed.Revising => Channel is IRevisableChannel,
        ChannelNeed.Receipts => Channel is IReceiptChannel,
        _ => true,
    };

    /// <summary>A client nothing was sent to, with a dialog of its own.</summary>
    public FarClient NewClient() => new(this, Far.NewAddress(), new DialogId(NextId()));

    /// <summary>A message of a dialog with a client.</summary>
    public ChannelMessage Message(FarClient to, string text, MessageId? id = null) => new()
    {
        Project = _project,
        Dialog = to.Dialog,
        Id = id ?? new MessageId(NextId()),
        Address = new ChannelAddress { Kind = Channel.Kind, Value = to.Address },
        Body = MessageBody.Kept(text),
        Revision = 0,
        AcceptedAt = NextInstant(),
        Operator = "Анна Орлова",
    };

    /// <summary>Short texts that differ: "1", "2", "3" ….</summary>
    public static IReadOnlyList<string> Texts(int count) =>
        [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>As much of a text as the channel can send, without half of a pair at its end.</summary>
    public string Fit(string text)
    {
        var length = Math.Min(text.Length, Sending.MaxTextLength);
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    /// <summary>A chat with this channel and one operator.</summary>
    public async Task<ChannelChat> ChatAsync() => _chat ??= await ChannelChat.StartAsync(this);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_chat is not null)
        {
            await _chat.DisposeAsync();
        }

        await Far.DisposeAsync();
        _patience.Dispose();
    }

    private Guid NextId()
    {
        lock (_random)
        {
            return new IdMint(new ChatClock(TimeProvider.System), _random).At(NextInstant());
        }
    }

    private Instant NextInstant() => Start + Duration.FromMilliseconds(Interlocked.Increment(ref _ticks));
}
