namespace MultiChat.Hosting.Desk;

internal sealed record DeskTypingInput
{
    public required Guid Dialog { get; init; }

    public required bool Typing { get; init; }
}
