namespace MultiChat.Hosting.Desk;

internal sealed record DeskReadInput
{
    public required Guid Dialog { get; init; }

    public required long Seq { get; init; }
}
