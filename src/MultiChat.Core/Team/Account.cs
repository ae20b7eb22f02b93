using NodaTime;

namespace MultiChat.Team;

/// <summary>A person's way in, one per installation and e-mail (rule T3).</summary>
public sealed record Account
{
    /// <summary>Names the account.</summary>
    public required AccountId Id { get; init; }

    /// <summary>The e-mail as entered.</summary>
    public required string Email { get; init; }

    /// <summary>The password's hash, or null where the person signs in through the host or a link.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Wrong passwords since <see cref="WindowStartedAt"/>.</summary>
    public int WrongPasswords { get; init; }

    /// <summary>When the running count of wrong passwords began.</summary>
    public Instant? WindowStartedAt { get; init; }

    /// <summary>What is known of its ways in beside the password.</summary>
    public AccountSecurity Security { get; init; } = AccountSecurity.None;

    /// <summary>Grows with each save; 0 before the first, and always where the storage is no <see cref="IAccountBook"/>. The storage gives it.</summary>
    public long Version { get; init; }
}
