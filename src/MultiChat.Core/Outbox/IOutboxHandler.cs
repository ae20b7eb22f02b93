using MultiChat.Events;

namespace MultiChat.Outbox;

/// <summary>Takes events of dialogs out of the process: a webhook, a bot, a mail, a queue. At least once each, in order per dialog.</summary>
/// <remarks>
/// A crash between the effect and its note delivers an event twice: use <see cref="OutboxDelivery.Key"/> where the other side takes a key. An
/// exception means that it did not arrive: it is tried again after 1, 2, 4 … s, at most an hour apart, <see cref="OutboxRules.MaxAttempts"/>
/// times in all, and is a dead letter then; the log has the first failure of an event, each other cause and its end. Later events of the same dialog
/// wait meanwhile; those of other dialogs do not, nor do other handlers. Called for up to 32 dialogs at once, by several threads.
/// </remarks>
public interface IOutboxHandler
{
    /// <summary>The handler's name in the store, 1 to 100 units: never changed once events wait under it, and unique in the installation. Asked once.</summary>
    string Name { get; }

    /// <summary>
    /// Whether such an event is for it. Asked at the commit, and only of what is for the <see cref="Audience.Host"/>; the same answer always. Where it
    /// throws, the log says so and the event counts as wanted: <see cref="HandleAsync"/> may pass over it.
    /// </summary>
    /// <param name="happened">The event; match it by type.</param>
    bool Wants(LogEvent happened);

    /// <summary>Delivers one event.</summary>
    /// <param name="delivery">The event with its dialog as it is now.</param>
    /// <param name="cancellation">
    /// Ends after <see cref="OutboxRules.Patience"/>, or when the host closes. A call that has not ended 5 s after its patience is a failed attempt and
    /// left to itself, and is not made again for this event on this host until it ends; a host that closes waits 1 s.
    /// </param>
    Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation);
}
