using MultiChat.Hosts;

namespace MultiChat.Simulation.Neighbours;

/// <summary>A store with a line to the other hosts beside it.</summary>
internal sealed class JoinedStorage(ChatStorage inner, IHostLink link) : DelegatingStorage(inner), ISharedStorage
{
    public IHostLink Link => link;
}
