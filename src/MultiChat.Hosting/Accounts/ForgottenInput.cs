namespace MultiChat.Hosting.Accounts;

internal sealed record ForgottenInput
{
    public required string Email { get; init; }
}
