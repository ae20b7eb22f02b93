namespace MultiChat.Clients;

/// <summary>Names one browser's identity on a site. The nil UUID (<see langword="default"/>) names nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct VisitorId(Guid Value)
{
    /// <summary>Lower-case with dashes, as on the wire.</summary>
    public override string ToString() => Value.ToString("D");
}
