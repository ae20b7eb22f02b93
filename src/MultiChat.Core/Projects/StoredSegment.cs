using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>A site's segment as storages keep it.</summary>
internal sealed class StoredSegment
{
    public required IReadOnlyList<StoredCondition> When { get; init; }

    public required IReadOnlyList<Guid> Groups { get; init; }

    public static StoredSegment Of(PageSegment segment) => new()
    {
        When = [.. segment.Conditions.Select(StoredCondition.Of)],
        Groups = [.. segment.Groups.Select(group => group.Value)],
    };

    /// <summary>Null where a later version looks at what this one does not know: what it would ask cannot be answered.</summary>
    public PageSegment? ToSegment()
    {
        var conditions = When.Select(condition => condition.ToCondition()).OfType<PageCondition>().ToList();
        return conditions.Count < When.Count ? null : new PageSegment { Conditions = conditions, Groups = [.. Groups.Select(group => new GroupId(group))] };
    }
}
