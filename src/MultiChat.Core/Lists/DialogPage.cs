namespace MultiChat.Lists;

/// <summary>A page of a list of dialogs.</summary>
public sealed record DialogPage
{
    /// <summary>The rows, last activity first.</summary>
    public required IReadOnlyList<DeskRow> Rows { get; init; }

    /// <summary>Where the next page begins, or null at the end.</summary>
    public required ListCursor? Next { get; init; }
}
