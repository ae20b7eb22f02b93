using System.Collections.Concurrent;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What can be wrong with sending.</summary>
internal static class SendingMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        WhenSending("sends nothing", "Sending.MessageArrives", (_, _, _) => Task.CompletedTask),
        Of("drops every second message", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, DroppingEverySecond())),
        WhenSending("sends each message twice", "Sending.MessageArrives", async (to, message, cancellation) =>
        {
            await to.SendAsync(message, cancellation);
            await SendRenewed(to, message, cancellation);
        }),
        Of("swaps the order of two", "Sending.MessagesArriveInOrder", memory => new WrongSending(memory, Swapping())),
        Of("takes a repeated text for a repeated message", "Sending.SameTextTwiceIsTwo", memory => new WrongSending(memory, OncePerText())),
        WhenSending("makes a key of its own for each attempt", "Sending.RepeatedKeyIsNoOtherMessage", SendRenewed),
        WhenSending(
            "takes the message id for the key",
            "Sending.OneIdInTwoDialogsIsTwo",
            (to, message, cancellation) => to.SendAsync(message with { Dialog = default }, cancellation)),
        Of("mixes addresses", "Sending.AddressesNeverMix", memory => new WrongSending(memory, ToTheFirstAddress())),
        Of("keeps the message it is sending in one field for all", "Sending.ParallelSendsArrive", memory => new WrongSending(memory, SharingAField())),
    ];

    private static Reach DroppingEverySecond()
    {
        var sent = 0;
        return (to, message, cancellation) => ++sent % 2 == 0 ? Task.CompletedTask : to.SendAsync(message, cancellation);
    }

    private static Reach Swapping()
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

    private static Reach OncePerText()
    {
        var texts = new ConcurrentDictionary<(string, string), bool>();
        return (to, message, cancellation) =>
            texts.TryAdd((message.Address.Value, message.Text), true) ? to.SendAsync(message, cancellation) : Task.CompletedTask;
    }

    private static Reach SharingAField()
    {
        ChannelMessage? sending = null;
        var overlapped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return async (to, message, cancellation) =>
        {
            // The first one is not done before the next begins, as on a slow network.
            if (Interlocked.Exchange(ref sending, message) is null)
            {
                await overlapped.Task.InTimeAsync();
            }

            overlapped.TrySetResult();
            await to.SendAsync(sending, cancellation);
        };
    }
}
