namespace MultiChat.Channels;

/// <summary>The way a dialog runs over. Others may add kinds.</summary>
/// <param name="Value">The kind as stored and on the wire.</param>
public readonly record struct ChannelKind(string Value)
{
    /// <summary>The chat on a site.</summary>
    public static readonly ChannelKind Site = new("site");

    /// <summary>The kind as on the wire.</summary>
    public override string ToString() => Value;
}
