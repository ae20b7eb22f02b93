namespace MultiChat.Projects;

/// <summary>What a page must be like for a segment to apply: any of the values (rule D4). Two that say the same are equal.</summary>
public sealed record PageCondition
{
    /// <summary>What of the page it looks at.</summary>
    public required PagePart Part { get; init; }

    /// <summary>The name of the cookie or parameter, 1 to 100 units; empty for <see cref="PagePart.Url"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary>
    /// What it may be, at most 50, each of 1 to 500 units. An address is a host, a beginning of a path, or both: <c>shop.example</c>, <c>/help</c>,
    /// <c>shop.example/help</c>, which <c>/help/returns</c> begins with and <c>/helpdesk</c> does not. A cookie or parameter without values only has
    /// to be there.
    /// </summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(PageCondition? other) => other is not null && (Part, Key) == (other.Part, other.Key) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Part, Key, Values.Count);
}
