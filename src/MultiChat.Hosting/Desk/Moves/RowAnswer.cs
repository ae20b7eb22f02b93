namespace MultiChat.Hosting.Desk;

internal sealed record RowAnswer
{
    public required WireRow Row { get; init; }
}
