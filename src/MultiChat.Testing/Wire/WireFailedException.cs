namespace MultiChat.Testing.Wire;

/// <summary>The host answered outside the wire's words: a hub error beside no result, a refused handshake, a status without a problem.</summary>
public sealed class WireFailedException : Exception
{
    internal WireFailedException(string message, int? status = null, Exception? inner = null)
        : base(message, inner) => Status = status;

    /// <summary>The HTTP status, if the host answered with one.</summary>
    public int? Status { get; }
}
