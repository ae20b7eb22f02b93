namespace MultiChat.Hosting.Accounts;

internal sealed record SignInInput
{
    public required string Email { get; init; }

    public required string Password { get; init; }
}
