namespace MultiChat.Hosting.Desk;

internal sealed record StatusAnswer
{
    public required WireStatus Status { get; init; }
}
