namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorMessageAnswer
{
    public required WireVisitorMessage Message { get; init; }
}
