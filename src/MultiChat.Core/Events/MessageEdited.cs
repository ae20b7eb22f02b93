namespace MultiChat.Events;

/// <summary>A message got a new text (rule E3).</summary>
public sealed record MessageEdited : LogEvent
{
    internal const string Name = "edited";

    /// <summary>The message's number in its dialog.</summary>
    public required long Seq { get; init; }

    /// <inheritdoc/>
    public override Audience Audience => Audience.Desk | Audience.Client | Audience.Host;

    /// <inheritdoc/>
    public override long? Message => Seq;

    internal override bool HasLine => false;

    private protected override string KindName => Name;

    internal static MessageEdited? Load(long? message, StoredFacts facts) => message is { } seq ? new MessageEdited { Seq = seq } : null;
}
