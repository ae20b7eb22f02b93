namespace MultiChat.Hosting.Desk;

internal sealed record WireAudit
{
    public required IReadOnlyList<WireAuditEntry> Entries { get; init; }
}
