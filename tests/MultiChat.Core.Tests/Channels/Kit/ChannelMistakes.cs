using MultiChat.Messages;
using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>The channels that the kit must reject.</summary>
internal static class ChannelMistakes
{
    public static IReadOnlyList<ChannelMistake> All { get; } =
    [
        .. DeclaringMistakes.All,
        .. SendingMistakes.All,
        .. TextMistakes.All,
        .. FailingMistakes.All,
        .. RevisingMistakes.All,
        .. AnsweringMistakes.All,
        .. ReceivingMistakes.All,
    ];

    public static ChannelMistake Of(string name, string rejectedBy, Func<InMemoryChannel, IChannel> spoil) =>
        new(name, rejectedBy, memory => new VariedFarSide(memory, spoil));

    public static ChannelMistake WhenSending(string name, string rejectedBy, Reach send) =>
        Of(name, rejectedBy, memory => new WrongSending(memory, send));

    public static ChannelMistake WhenRevising(string name, string rejectedBy, Reach revise) =>
        Of(name, rejectedBy, memory => new WrongRevising(memory, revise));

    public static Task Send(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation) => to.SendAsync(message, cancellation);

    public static Task Revise(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation) => to.ReviseAsync(message, cancellation);

    /// <summary>Sends the same message under another key.</summary>
    public static Task SendRenewed(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation) =>
        to.SendAsync(message with { Id = new MessageId(Guid.NewGuid()) }, cancellation);

    public static Reach ToTheFirstAddress()
    {
        ChannelAddress? first = null;
        return (to, message, cancellation) => to.SendAsync(message with { Address = first ??= message.Address }, cancellation);
    }

    public static Reach Swallowing(Reach act) => async (to, message, cancellation) =>
    {
        try
        {
            await act(to, message, cancellation);
        }
        catch (IOException)
        {
            // Looks sent.
        }
    };
}
