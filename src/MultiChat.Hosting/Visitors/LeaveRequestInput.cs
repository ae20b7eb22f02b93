namespace MultiChat.Hosting.Visitors;

internal sealed record LeaveRequestInput
{
    public required Guid Id { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public required string Text { get; init; }

    public string? Consent { get; init; }

    /// <summary>The address of the page from which it is written; over the hub the one it was last told.</summary>
    public string? Page { get; init; }

    /// <summary>The group that the visitor picked.</summary>
    public Guid? Group { get; init; }
}
