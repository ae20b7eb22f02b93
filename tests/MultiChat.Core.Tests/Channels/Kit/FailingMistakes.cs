using System.Collections.Concurrent;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What can be wrong when the far side fails or the call is cancelled.</summary>
internal static class FailingMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        WhenSending("swallows the far side's failure", "Failing.FailureThrows", Swallowing(Send)),
        Of("sends by itself later what failed", "Failing.FailureThrows", memory => new WrongSending(memory, SendingLater())),
        Of("takes a failed message for sent", "Failing.FailedMessageArrivesWhenSentAgain", memory => new WrongSending(memory, RememberingTooEarly())),
        WhenSending("ignores cancellation", "Failing.CancelledSendingSendsNothing", (to, message, _) => to.SendAsync(message, CancellationToken.None)),
        WhenRevising("swallows the failure of a revision", "Failing.FailedRevisionThrows", Swallowing(Revise)),
        WhenRevising(
            "ignores the cancellation of a revision",
            "Failing.CancelledRevisionChangesNothing",
            (to, message, _) => to.ReviseAsync(message, CancellationToken.None)),
    ];

    private static Reach SendingLater()
    {
        var failed = new List<ChannelMessage>();
        return async (to, message, cancellation) =>
        {
            failed.Add(message);
            foreach (var waiting in failed.ToList())
            {
                await to.SendAsync(waiting, cancellation);
                failed.Remove(waiting);
            }
        };
    }

    private static Reach RememberingTooEarly()
    {
        var sent = new ConcurrentDictionary<string, bool>();
        return (to, message, cancellation) => sent.TryAdd(message.Key, true) ? to.SendAsync(message, cancellation) : Task.CompletedTask;
    }
}
