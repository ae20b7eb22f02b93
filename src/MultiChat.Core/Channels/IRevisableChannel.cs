namespace MultiChat.Channels;

/// <summary>A channel that can show a changed text: only there may operators edit (rule E2).</summary>
/// <remarks>
/// Under the rules of <see cref="ISendingChannel"/>. Where the far side gives its own name to a message, the channel keeps which one each
/// <see cref="ChannelMessage.Key"/> got, for as long as the host's edit window and retries last.
/// </remarks>
public interface IRevisableChannel : ISendingChannel
{
    /// <summary>
    /// Gives a message that was sent another text. To the text it has already is done at once. A message that is not there changes nothing, for
    /// one that is sent later is sent at its text of then.
    /// </summary>
    /// <param name="message">The message at its current text.</param>
    /// <param name="cancellation">Ends after 30 s, or when the host closes.</param>
    Task ReviseAsync(ChannelMessage message, CancellationToken cancellation);
}
