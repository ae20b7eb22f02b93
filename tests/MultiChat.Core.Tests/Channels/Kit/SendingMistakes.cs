using System.Collections.Concurrent;
using MultiChat.Testing.Channels;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What can be wrong with sending.</summary>
internal static class SendingMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        WhenSending("sends nothing", "Sending.MessageArrives", (_, _, _) => Task.CompletedTask),
        Of("drops every second message", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, EverySecond((_, _, _) => Task.CompletedTask))),
        WhenSending("sends each message twice", "Sending.MessageArrives", async (to, message, cancellation) =>
        {
            await to.SendAsync(message, cancellation);
            await to.SendAsync(Renewed(message), cancellation);
        }),
        Of("swaps the order of two", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, Swapping())),
        Of("takes a repeated text for a repeated message", "Sending.SameTextTwiceIsTwo", memory => new WrongSending(memory, OncePerText())),
        WhenSending(
            "makes a key of its own for each attempt", "Sending.RepeatedKeyIsNoOtherMessage", (to, message, cancellation) => to.SendAsync(Renewed(message), cancellation)),
        WhenSending(
            "takes the message id for the key",
            "Sending.OneIdInTwoDialogsIsTwo",
            (to, message, cancellation) => to.SendAsync(message with { Dialog = default }, cancellation)),
        Of("mixes addresses", "Sending.AddressesNeverMix", memory => new WrongSending(memory, ToTheFirstAddress())),
        Of("keeps the message it is sending in one field for all", "Sending.ParallelSendsArrive", memory => new WrongSending(memory, SharingAField())),
    ];

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> EverySecond(Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> otherwise)
    {
        var sent = 0;
        return (to, message, cancellation) => ++sent % 2 == 0 ? otherwise(to, message, cancellation) : to.SendAsync(message, cancellation);
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> Swapping()
    {
        ChannelMessage? held = null;
        return async (to, message, cancellation) =>
        {
            if (held is not { } earlier)
            {
                held = message;
                return;
            }

            held = null;
            await to.SendAsync(message, cancellation);
            await to.SendAsync(earlier, cancellation);
        };
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> OncePerText()
    {
        var texts = new ConcurrentDictionary<(string, string), bool>();
        return (to, message, cancellation) =>
            texts.TryAdd((message.Address.Value, message.Text), true) ? to.SendAsync(message, cancellation) : Task.CompletedTask;
    }

    private static Func<InMemoryChannel, ChannelMessage, CancellationToken, Task> SharingAField()
    {
        ChannelMessage? sending = null;
        return async (to, message, cancellation) =>
        {
            sending = message;
            await Task.Yield();
            await to.SendAsync(sending, cancellation);
        };
    }
}
