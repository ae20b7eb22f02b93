namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorTypingInput
{
    public required bool Typing { get; init; }
}
