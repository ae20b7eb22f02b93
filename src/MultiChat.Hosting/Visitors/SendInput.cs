namespace MultiChat.Hosting.Visitors;

internal sealed record SendInput
{
    public required Guid Id { get; init; }

    public required string Text { get; init; }

    /// <summary>The address of the page from which it is written; over the hub the one it was last told.</summary>
    public string? Page { get; init; }

    /// <summary>The group that the visitor picked.</summary>
    public Guid? Group { get; init; }
}
