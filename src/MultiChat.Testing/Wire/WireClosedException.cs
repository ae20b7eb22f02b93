namespace MultiChat.Testing.Wire;

/// <summary>The connection ended before what was awaited came. Whether a call was carried out is unknown.</summary>
public sealed class WireClosedException : Exception
{
    internal WireClosedException(string awaited, HubClosure closure, Exception? inner = null)
        : base($"The connection ended before {awaited}: {closure}", inner) => Closure = closure;

    /// <summary>How it ended.</summary>
    public HubClosure Closure { get; }
}
