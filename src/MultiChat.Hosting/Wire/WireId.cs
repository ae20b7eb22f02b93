namespace MultiChat.Hosting.Wire;

internal static class WireId
{
    /// <summary>The id, unless it is the nil UUID, which names nothing.</summary>
    public static Guid Checked(Guid id, string member) => id == Guid.Empty ? throw WireException.Malformed(member) : id;
}
