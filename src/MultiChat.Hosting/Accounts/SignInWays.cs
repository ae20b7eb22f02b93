namespace MultiChat.Hosting.Accounts;

internal sealed record SignInWays
{
    /// <summary>Whether forgotten passwords are answered by letter.</summary>
    public required bool Letters { get; init; }
}
