namespace MultiChat.Hosts;

/// <summary>A capability of an <see cref="IHostLink"/>: it carries signs of typing. Without it they are seen on the host alone where they are made.</summary>
/// <remarks>A sign may get lost, and is never told again; the link keeps nothing of it. The others hear it as <see cref="HostNews.Typed"/>. Thread-safe.</remarks>
public interface ITypingLink
{
    /// <summary>Tells the other hosts.</summary>
    /// <param name="signs">What was seen here, at most one of each typist in a dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask TellAsync(IReadOnlyList<TypingSign> signs, CancellationToken cancellation);
}
