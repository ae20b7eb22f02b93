namespace MultiChat.Hosting.Desk;

internal sealed record WireRevisions
{
    public required IReadOnlyList<WireRevision> Revisions { get; init; }
}
