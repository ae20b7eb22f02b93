namespace MultiChat.Hosting.Desk;

internal sealed record StartInput
{
    public string? Build { get; init; }
}
