namespace MultiChat.Hosting.Wire;

internal sealed record TextsInput
{
    public string? Language { get; init; }
}
