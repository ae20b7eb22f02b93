namespace MultiChat.Hosting.Wire;

/// <summary>The answer to a place that is not of this log.</summary>
internal static class WireResync
{
    public static readonly RawJson Answer = new("{\"resync\":true}"u8.ToArray());
}
