namespace MultiChat.Hosting.Accounts;

internal sealed record LinkInput
{
    public required string Token { get; init; }

    public required string Password { get; init; }

    public string? Code { get; init; }
}
