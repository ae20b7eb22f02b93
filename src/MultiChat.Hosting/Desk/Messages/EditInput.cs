namespace MultiChat.Hosting.Desk;

internal sealed record EditInput
{
    public required Guid Dialog { get; init; }

    public required Guid Id { get; init; }

    public required string Text { get; init; }

    public required long Revision { get; init; }
}
