using MultiChat.Team;

namespace MultiChat.Availability;

/// <summary>Lists of the same groups in the same order are one.</summary>
internal sealed class SameGroups : IEqualityComparer<IReadOnlyList<GroupId>>
{
    public static readonly SameGroups Instance = new();

    public bool Equals(IReadOnlyList<GroupId>? left, IReadOnlyList<GroupId>? right) => ReferenceEquals(left, right) || left!.SequenceEqual(right!);

    public int GetHashCode(IReadOnlyList<GroupId> groups) => groups.Count == 0 ? 0 : HashCode.Combine(groups.Count, groups[0]);
}
