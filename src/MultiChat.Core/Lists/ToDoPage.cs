namespace MultiChat.Lists;

/// <summary>A page of an operator's own dialogs in the order of what to do.</summary>
public sealed record ToDoPage
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<DeskRow> Rows { get; init; }

    /// <summary>After which place the next page begins, or null at the end.</summary>
    public required ToDoPlace? Next { get; init; }
}
