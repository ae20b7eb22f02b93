namespace MultiChat.Hosts;

/// <summary>What a storage can that knows when it works worse than it could, such as behind something that keeps news from it.</summary>
/// <remarks>
/// A capability: found on a <see cref="ChatStorage"/> by pattern match, and asked by the health check. A storage without it is taken to work as
/// well as it can.
/// </remarks>
public interface IDegradableStorage
{
    /// <summary>Why it works worse than it could, and what to do, in a sentence for the host's owner; null where it does not. Thread-safe.</summary>
    string? DegradedBecause { get; }
}
