namespace MultiChat.Projects;

/// <summary>A segment's condition as storages keep it.</summary>
internal sealed class StoredCondition
{
    /// <summary><c>url</c>, <c>cookie</c> or <c>query</c>.</summary>
    public required string Part { get; init; }

    public string? Key { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public static StoredCondition Of(PageCondition condition) => new()
    {
        Part = PageParts.NameOf(condition.Part),
        Key = condition.Key.Length == 0 ? null : condition.Key,
        Values = condition.Values.Count == 0 ? null : condition.Values,
    };

    public PageCondition? ToCondition() =>
        PageParts.Find(Part) is { } part ? new PageCondition { Part = part, Key = Key ?? "", Values = Values ?? [] } : null;
}
