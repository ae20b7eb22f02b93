using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>One try of a password, taken before it was hashed.</summary>
internal sealed record SignInTry
{
    public required bool IsAllowed { get; init; }

    public required bool IsKnownDevice { get; init; }

    /// <summary>By what it was counted; given back where the password was right.</summary>
    public required IReadOnlyCollection<TryCount> Counts { get; init; }
}
