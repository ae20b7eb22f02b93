namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorMarks
{
    public required long Read { get; init; }
}
