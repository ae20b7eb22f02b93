using NodaTime;

namespace MultiChat.Delivery;

/// <summary>Whether a visitor's pages are there.</summary>
public sealed record VisitorPresence
{
    /// <summary>Nothing is known: no page is there and none said goodbye.</summary>
    public static readonly VisitorPresence Unknown = new();

    /// <summary>At least one page is connected.</summary>
    public bool Online { get; init; }

    /// <summary>When the last page said goodbye, if every page did and none has come back; else null.</summary>
    public Instant? LeftAt { get; init; }
}
