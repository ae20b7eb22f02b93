using MultiChat.Channels;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>
/// A channel under test, and the far side behind it as its clients see it. A channel that sends overrides <see cref="ReadAsync"/> and
/// <see cref="SetDownAsync"/>.
/// </summary>
public abstract class FarSide : IAsyncDisposable
{
    /// <summary>The channel.</summary>
    public abstract IChannel Channel { get; }

    /// <summary>Whether the far side takes <see cref="ChannelMessage.Key"/>, so that a repetition arrives once. False unless overridden.</summary>
    public virtual bool TakesKeys => false;

    /// <summary>An address of a client to whom nothing was sent yet: another one each time.</summary>
    public abstract string NewAddress();

    /// <summary>The texts that stand at the far side of an address, each as it was revised last, in the order of arrival.</summary>
    /// <param name="address">One that <see cref="NewAddress"/> gave.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task<IReadOnlyList<string>> ReadAsync(string address, CancellationToken cancellation) =>
        throw new NotSupportedException("The channel sends: override ReadAsync.");

    /// <summary>Takes the far side away, so that it answers nothing or errors, or brings it back with what it had.</summary>
    /// <param name="isDown">Whether it goes away.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task SetDownAsync(bool isDown, CancellationToken cancellation) =>
        throw new NotSupportedException("The channel sends: override SetDownAsync.");

    /// <summary>
    /// A client writes. As it stands, it goes right to the intake; override it to say it at the far side, so that your own receiving half is asked,
    /// and to return when that is done.
    /// </summary>
    /// <param name="intake">The chat's intake.</param>
    /// <param name="from">Who writes.</param>
    /// <param name="key">The far side's name for the message.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual async Task ReceiveAsync(ChannelIntake intake, ChannelSender from, string key, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intake);
        await intake.ReceiveAsync(from, key, text, cancellation);
    }

    /// <summary>Throws channel and far side away.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
