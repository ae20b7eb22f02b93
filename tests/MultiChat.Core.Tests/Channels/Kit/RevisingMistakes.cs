using MultiChat.Testing.Channels;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What can be wrong with revisions.</summary>
internal static class RevisingMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        WhenRevising("revises the last message instead of the named", "Revising.RevisionChangesItsMessage", (to, message, cancellation) =>
            to.ReviseAsync(to.ArrivedAt(message.Address.Value)[^1] with { Body = message.Body }, cancellation)),
        WhenRevising("sends an edit as a new message", "Revising.RevisionChangesItsMessage", SendRenewed),
        WhenRevising("revises nothing", "Revising.RevisionChangesItsMessage", (_, _, _) => Task.CompletedTask),
        WhenRevising("refuses the text that is there", "Revising.RevisionToTheSameTextIsDone", (to, message, cancellation) =>
            to.ArrivedAt(message.Address.Value).Any(known => known.Text == message.Text)
                ? throw new HttpRequestException("The message is not modified.")
                : to.ReviseAsync(message, cancellation)),
        WhenRevising("sends what it cannot revise", "Revising.RevisionOfNothingAddsNothing", SendingWhatIsNotThere),
        WhenRevising("finds the message to revise by its id alone", "Revising.RevisionStaysInItsDialog", RevisingById),
    ];

    private static Task SendingWhatIsNotThere(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation) =>
        to.ArrivedAt(message.Address.Value).Any(known => known.Key == message.Key)
            ? to.ReviseAsync(message, cancellation)
            : to.SendAsync(message, cancellation);

    /// <summary>As it looks where the far side names messages in a table of its own, kept by the message id.</summary>
    private static async Task RevisingById(InMemoryChannel to, ChannelMessage message, CancellationToken cancellation)
    {
        await to.ReviseAsync(message, cancellation);
        foreach (var other in to.Arrived.Where(known => known.Id == message.Id).ToList())
        {
            await to.ReviseAsync(other with { Body = message.Body }, cancellation);
        }
    }
}
