namespace MultiChat.Hosting.Visitors;

internal sealed record VisitorReadInput
{
    public required long Seq { get; init; }
}
