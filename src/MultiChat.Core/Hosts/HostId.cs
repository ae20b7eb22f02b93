namespace MultiChat.Hosts;

/// <summary>Names one running process that serves the chat. A restart is another host.</summary>
/// <param name="Value">Minted at start.</param>
public readonly record struct HostId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
