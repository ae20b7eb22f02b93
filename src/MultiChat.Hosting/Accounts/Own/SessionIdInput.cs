namespace MultiChat.Hosting.Accounts;

internal sealed record SessionIdInput
{
    public required string Id { get; init; }
}
