namespace MultiChat.Messages;

/// <summary>Names a note. Minted by its author, and a key per author (rule M2). The nil UUID (<see langword="default"/>) names nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct NoteId(Guid Value)
{
    /// <summary>Lower-case with dashes, as on the wire.</summary>
    public override string ToString() => Value.ToString("D");
}
