namespace MultiChat.Hosting.Desk;

internal sealed record RevisionsInput
{
    public required Guid Dialog { get; init; }

    public required Guid Id { get; init; }
}
