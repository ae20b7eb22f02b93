namespace MultiChat.Hosts;

/// <summary>What a storage can that several hosts use at the same time: beside the data it carries their news of each other.</summary>
/// <remarks>A capability: found on a <see cref="ChatStorage"/> by pattern match. A storage without it has one host.</remarks>
public interface ISharedStorage
{
    /// <summary>The line to the other hosts.</summary>
    IHostLink Link { get; }
}
