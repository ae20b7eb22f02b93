namespace MultiChat.Hosting.Visitors;

internal sealed record IdentityAnswer
{
    public required Guid Visitor { get; init; }

    public required bool HasDialog { get; init; }

    public required string Ticket { get; init; }

    public required string TicketExpiresAt { get; init; }
}
