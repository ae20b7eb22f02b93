namespace MultiChat.Hosting.Desk;

internal sealed record WireTemplates
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<WireTemplate> Templates { get; init; }
}
