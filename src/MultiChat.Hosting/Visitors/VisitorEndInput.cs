namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorEndInput
{
    /// <summary>The number of the last message on the page.</summary>
    public required long Seq { get; init; }
}
