using MultiChat.Availability;
using MultiChat.Delivery;
using MultiChat.Sources;

namespace MultiChat.Hosts;

/// <summary>What the other hosts are to be told of this one: of each visitor and operator that changed, what is true when it is told.</summary>
internal sealed class ToldElsewhere(IHostLink link, PresenceBook presence, ConnectionBook connections, Errands errands)
{
    public void Tell(VisitorPages moved) => errands.Run(
        (moved.Project, moved.Visitor),
        () => link.TellAsync(presence.FindHere(moved.Project, moved.Visitor), CancellationToken.None));

    public void Tell(OperatorConnections moved) => errands.Run(
        (moved.Project, moved.Member),
        () => link.TellAsync(connections.FindHere(moved.Project, moved.Member), CancellationToken.None));
}
