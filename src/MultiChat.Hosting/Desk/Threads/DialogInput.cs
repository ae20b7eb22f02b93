namespace MultiChat.Hosting.Desk;

internal sealed record DialogInput
{
    public required Guid Dialog { get; init; }
}
