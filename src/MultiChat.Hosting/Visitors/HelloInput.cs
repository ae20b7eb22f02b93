namespace MultiChat.Hosting.Visitors;

internal sealed record HelloInput
{
    public required string Build { get; init; }

    public string? Language { get; init; }

    /// <summary>The address of the page.</summary>
    public string? Page { get; init; }
}
