using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Wire;

/// <summary>A part of a site, whose chats go to groups of its own.</summary>
internal sealed record WireSegment
{
    public required IReadOnlyList<WireCondition> When { get; init; }

    public required IReadOnlyList<Guid> Groups { get; init; }

    public static WireSegment Of(PageSegment segment) => new()
    {
        When = [.. segment.Conditions.Select(WireCondition.Of)], Groups = [.. segment.Groups.Select(group => group.Value)],
    };

    public PageSegment ToSegment() => new()
    {
        Conditions = [.. When.Select(condition => condition.ToCondition())], Groups = [.. Groups.Select(id => new GroupId(id))],
    };
}
