using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>What came of a sign-in by password.</summary>
internal sealed record SignInResult
{
    public required SignInOutcome Outcome { get; init; }

    /// <summary>Whose e-mail it was, or null for nobody's.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Whether the browser has signed in to the account before.</summary>
    public required bool IsKnownDevice { get; init; }

    /// <summary>What is missing beside the right password, or null.</summary>
    public Refusal? WhyNot { get; init; }

    /// <summary>What the person may open; empty where nobody was signed in.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>The session that has begun; null where nobody was signed in.</summary>
    public string? SessionToken { get; init; }

    /// <summary>By what the browser is known from now on; null where nobody was signed in.</summary>
    public string? DeviceToken { get; init; }
}
