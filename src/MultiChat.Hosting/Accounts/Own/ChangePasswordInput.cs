namespace MultiChat.Hosting.Accounts;

internal sealed record ChangePasswordInput
{
    public required string Password { get; init; }

    public required string NewPassword { get; init; }
}
