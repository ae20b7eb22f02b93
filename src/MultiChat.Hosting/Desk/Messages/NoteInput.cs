namespace MultiChat.Hosting.Desk;

internal sealed record NoteInput
{
    public required Guid Dialog { get; init; }

    public required Guid Id { get; init; }

    public required string Text { get; init; }
}
