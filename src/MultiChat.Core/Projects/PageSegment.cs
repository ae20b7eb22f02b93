using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>A part of a site, whose chats go to groups of its own (rule D4). Two that say the same are equal.</summary>
public sealed record PageSegment
{
    /// <summary>All of them must hold: 1 to 10, no two of the same part and key.</summary>
    public required IReadOnlyList<PageCondition> Conditions { get; init; }

    /// <summary>The groups that apply, 1 to 20; the visitor picks where several have somebody.</summary>
    public required IReadOnlyList<GroupId> Groups { get; init; }

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(PageSegment? other) =>
        other is not null && Conditions.SequenceEqual(other.Conditions) && Groups.SequenceEqual(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Conditions.Count, Groups.Count);
}
