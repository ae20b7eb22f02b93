namespace MultiChat.Hosting.Desk;

internal sealed record SaveMemberInput
{
    public required Guid Member { get; init; }

    public required long Version { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>The phone, empty for none; left out, it stays as it is.</summary>
    public string? Phone { get; init; }

    public required IReadOnlyList<string> Rights { get; init; }

    public required IReadOnlyList<Guid> Groups { get; init; }
}
