namespace MultiChat.Hosting.Accounts;

internal sealed record SignInInput
{
    public required string Email { get; init; }

    public required string Password { get; init; }

    public string? Code { get; init; }

    public string? NewPassword { get; init; }
}
