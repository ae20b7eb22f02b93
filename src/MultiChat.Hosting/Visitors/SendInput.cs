namespace MultiChat.Hosting.Visitors;

internal sealed record SendInput
{
    public required Guid Id { get; init; }

    public required string Text { get; init; }
}
