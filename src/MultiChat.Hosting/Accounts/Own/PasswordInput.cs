namespace MultiChat.Hosting.Accounts;

/// <summary>The person's password, asked for once more.</summary>
internal sealed record PasswordInput
{
    public required string Password { get; init; }
}
