namespace MultiChat.Events;

/// <summary>The name of a kind of <see cref="LogEvent"/>, as stored and on the wire. Kinds are only ever added.</summary>
/// <param name="Value">The name.</param>
public readonly record struct EventKind(string Value)
{
    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
