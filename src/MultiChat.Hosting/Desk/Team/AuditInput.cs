namespace MultiChat.Hosting.Desk;

internal sealed record AuditInput
{
    public long? Before { get; init; }

    public long? Limit { get; init; }
}
