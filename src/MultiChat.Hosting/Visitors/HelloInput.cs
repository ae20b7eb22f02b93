namespace MultiChat.Hosting.Visitors;

internal sealed record HelloInput
{
    public required string Build { get; init; }

    public string? Language { get; init; }
}
