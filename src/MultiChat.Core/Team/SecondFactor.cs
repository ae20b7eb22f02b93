namespace MultiChat.Team;

/// <summary>A second step of signing in: codes that change with time (TOTP), and recovery codes for the day on which the app is lost.</summary>
public sealed record SecondFactor
{
    /// <summary>The seed of the codes, in a box that the host's keys open.</summary>
    public required string Seed { get; init; }

    /// <summary>The time step of the last code that was taken: it and earlier ones are not taken again.</summary>
    public required long LastStep { get; init; }

    /// <summary>SHA-256 of each recovery code that is left, as 64 lower-case hexadecimal digits.</summary>
    public required IReadOnlyList<string> RecoveryCodes { get; init; }
}
