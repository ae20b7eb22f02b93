namespace MultiChat.Dialogs;

/// <summary>Random bytes stored with an event. A place whose tag does not match belongs to another history, such as one before a restored backup.</summary>
/// <param name="Value">64 random bits; 0 before the first event.</param>
public readonly record struct EventTag(long Value)
{
    /// <summary>16 hexadecimal digits, or an empty text before the first event.</summary>
    public override string ToString() => Value == 0 ? "" : Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
