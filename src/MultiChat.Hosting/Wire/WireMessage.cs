using MultiChat.Messages;

namespace MultiChat.Hosting.Wire;

/// <summary>A message as the desk sees it.</summary>
internal sealed record WireMessage
{
    public required Guid Id { get; init; }

    public required long Seq { get; init; }

    public required long EventSeq { get; init; }

    public required string From { get; init; }

    public required Guid? By { get; init; }

    public required string Text { get; init; }

    public required string At { get; init; }

    public required long Revision { get; init; }

    public required string? EditedAt { get; init; }

    public static WireMessage Of(Message message) => new()
    {
        Id = message.Id.Value,
        Seq = message.Seq,
        EventSeq = message.EventSeq,
        From = message.Author.IsMember ? "operator" : "client",
        By = message.Author.Member?.Value,
        Text = message.Text,
        At = WireTime.Text(message.AcceptedAt),
        Revision = message.Revision,
        EditedAt = WireTime.Text(message.EditedAt),
    };
}
