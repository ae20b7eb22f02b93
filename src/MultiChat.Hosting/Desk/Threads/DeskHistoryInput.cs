namespace MultiChat.Hosting.Desk;

internal sealed record DeskHistoryInput
{
    public required Guid Dialog { get; init; }

    public required long Before { get; init; }

    public long? Limit { get; init; }
}
