namespace MultiChat.Hosting.Desk;

internal sealed record WireAuditedChange
{
    public required Guid Subject { get; init; }

    public required string Field { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }
}
