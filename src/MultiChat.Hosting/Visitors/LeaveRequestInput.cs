namespace MultiChat.Hosting.Visitors;

internal sealed record LeaveRequestInput
{
    public required Guid Id { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public required string Text { get; init; }

    public string? Consent { get; init; }
}
