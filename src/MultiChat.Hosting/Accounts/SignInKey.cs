namespace MultiChat.Hosting.Accounts;

/// <summary>What somebody brings to be let in.</summary>
internal sealed record SignInKey
{
    public required string Email { get; init; }

    public required string Password { get; init; }

    /// <summary>A code of the second factor, where it was asked for.</summary>
    public string? Code { get; init; }

    /// <summary>The password from now on, where one that came by letter is to be changed.</summary>
    public string? NewPassword { get; init; }
}
