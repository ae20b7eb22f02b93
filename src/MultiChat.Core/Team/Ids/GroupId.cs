namespace MultiChat.Team;

/// <summary>Names a group of operators. The nil UUID (<see langword="default"/>) names nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct GroupId(Guid Value)
{
    /// <summary>Lower-case with dashes, as on the wire.</summary>
    public override string ToString() => Value.ToString("D");
}
