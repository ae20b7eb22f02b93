namespace MultiChat.Hosting.Accounts;

internal sealed record AccountAnswer
{
    public required string Email { get; init; }

    /// <summary><c>off</c>, <c>on</c>, or <c>unavailable</c> where the host has no key for secrets.</summary>
    public required string SecondFactor { get; init; }

    /// <summary>How many recovery codes are left.</summary>
    public required int RecoveryCodes { get; init; }

    public required IReadOnlyList<WireSession> Sessions { get; init; }
}
