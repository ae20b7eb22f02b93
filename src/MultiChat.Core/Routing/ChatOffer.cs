using MultiChat.Availability;
using MultiChat.Team;

namespace MultiChat.Routing;

/// <summary>What a page may offer its visitor: whether a chat can begin, and with whom. Two that say the same are equal.</summary>
internal sealed record ChatOffer
{
    public required Opening Opening { get; init; }

    /// <summary>The groups among which the visitor picks: those that have somebody, where several apply (rule D4). Empty where there is nothing to pick.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    public bool Equals(ChatOffer? other) => other is not null && Opening == other.Opening && Groups.SequenceEqual(other.Groups);

    public override int GetHashCode() => HashCode.Combine(Opening, Groups.Count);
}
