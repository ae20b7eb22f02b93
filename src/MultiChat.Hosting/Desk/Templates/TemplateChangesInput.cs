namespace MultiChat.Hosting.Desk;

internal sealed record TemplateChangesInput
{
    /// <summary>The versions of those that the page knows, by their ids.</summary>
    public required IReadOnlyDictionary<Guid, long> Known { get; init; }
}
