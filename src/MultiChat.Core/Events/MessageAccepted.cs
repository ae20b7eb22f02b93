namespace MultiChat.Events;

/// <summary>A message was accepted and numbered (rule M3).</summary>
public sealed record MessageAccepted : LogEvent
{
    internal const string Name = "message";

    /// <summary>The message's number in its dialog.</summary>
    public required long Seq { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override long? Message => Seq;

    private protected override string KindName => Name;

    internal static MessageAccepted? Load(long? message, StoredFacts facts) => message is { } seq ? new MessageAccepted { Seq = seq } : null;
}
