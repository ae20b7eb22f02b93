namespace MultiChat.Hosting.Desk;

internal sealed record SaveProfileInput
{
    public required long Version { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string? Phone { get; init; }
}
