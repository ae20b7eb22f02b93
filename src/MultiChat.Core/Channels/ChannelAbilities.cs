using MultiChat.Messages;

namespace MultiChat.Channels;

/// <summary>What can be done on a channel (rule H1): the core asks it before it acts, and pages show no more.</summary>
public sealed record ChannelAbilities
{
    /// <summary>Nothing goes out: what is true of a kind that nobody registered, too.</summary>
    public static readonly ChannelAbilities None = new();

    /// <summary>The chat on a site, whose pages read the log themselves.</summary>
    public static readonly ChannelAbilities Site = new()
    {
        CanSend = true,
        CanRevise = true,
        HasReceipts = true,
        TellsReading = true,
        MaxTextLength = MessageText.MaxLength,
    };

    private ChannelAbilities()
    {
    }

    /// <summary>Whether operators can answer.</summary>
    public bool CanSend { get; private init; }

    /// <summary>Whether an edit can be shown to the client (rule E2).</summary>
    public bool CanRevise { get; private init; }

    /// <summary>Whether it is told what arrived, so that delivery can be shown (rule M4).</summary>
    public bool HasReceipts { get; private init; }

    /// <summary>Whether it is told what was read.</summary>
    public bool TellsReading { get; private init; }

    /// <summary>The most UTF-16 units of an answer, at most <see cref="MessageText.MaxLength"/>; 0 where nothing goes out.</summary>
    public int MaxTextLength { get; private init; }

    /// <summary>What follows from a channel's interfaces.</summary>
    /// <param name="channel">The channel.</param>
    public static ChannelAbilities Of(IChannel channel) => new()
    {
        CanSend = channel is ISendingChannel,
        CanRevise = channel is IRevisableChannel,
        HasReceipts = channel is IReceiptChannel,
        TellsReading = channel is IReceiptChannel { TellsReading: true },
        MaxTextLength = (channel as ISendingChannel)?.MaxTextLength ?? 0,
    };

    /// <summary>Why this cannot be an answer here, or null.</summary>
    internal Refusal? WhyNotSend(MessageBody body) =>
        !CanSend ? new Refusal(RefusalCode.ChannelCannotSend, "Nothing can be sent on the dialog's channel.")
        : body.Text.Length > MaxTextLength ? TooLong()
        : null;

    private Refusal TooLong() => new(RefusalCode.TextTooLong, $"A text on the dialog's channel has at most {MaxTextLength} UTF-16 units.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["limit"] = (long)MaxTextLength },
    };
}
