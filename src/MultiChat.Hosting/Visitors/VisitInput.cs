namespace MultiChat.Hosting.Visitors;

internal sealed record VisitInput
{
    /// <summary>The address of the page that the document shows now.</summary>
    public required string Page { get; init; }
}
