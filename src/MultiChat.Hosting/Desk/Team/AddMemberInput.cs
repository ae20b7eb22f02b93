namespace MultiChat.Hosting.Desk;

internal sealed record AddMemberInput
{
    public required string Email { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required IReadOnlyList<string> Rights { get; init; }

    public IReadOnlyList<Guid>? Groups { get; init; }
}
