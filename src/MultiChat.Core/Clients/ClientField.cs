namespace MultiChat.Clients;

/// <summary>A field of a client's card that the team defined for itself.</summary>
public sealed record ClientField
{
    /// <summary>The field's name in one line, 1 to 100 units.</summary>
    public required string Name { get; init; }

    /// <summary>Its value, at most 1,000 units.</summary>
    public required string Value { get; init; }
}
