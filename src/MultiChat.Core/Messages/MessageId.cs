namespace MultiChat.Messages;

/// <summary>Names a message. Minted by the sender, and a key per sender (rule M2). The nil UUID (<see langword="default"/>) names nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct MessageId(Guid Value)
{
    /// <summary>Lower-case with dashes, as on the wire.</summary>
    public override string ToString() => Value.ToString("D");
}
