namespace MultiChat.Dialogs;

/// <summary>Names an inquiry: one matter of a client. The nil UUID (<see langword="default"/>) names nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct InquiryId(Guid Value)
{
    /// <summary>Lower-case with dashes, as on the wire.</summary>
    public override string ToString() => Value.ToString("D");
}
