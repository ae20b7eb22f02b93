namespace MultiChat.Events;

/// <summary>
/// An event of a kind or version that this version of MultiChat does not know: a newer host has written it. It is for nobody here; an operator's page
/// that comes to it takes a fresh snapshot.
/// </summary>
public sealed record UnknownEvent : LogEvent
{
    /// <summary>The event as stored.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="version">The version of the data.</param>
    /// <param name="message">The number of the message it names, or null.</param>
    /// <param name="data">The facts as one JSON object, kept as they are.</param>
    public UnknownEvent(EventKind kind, int version, long? message, string data) =>
        (KindName, Version, Message, Data) = (kind.Value, version, message, data);

    /// <inheritdoc/>
    public override int Version { get; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Nobody;

    /// <inheritdoc/>
    public override long? Message { get; }

    /// <inheritdoc/>
    public override string Data { get; }

    private protected override string KindName { get; }
}
