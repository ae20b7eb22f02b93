using MultiChat.Hosts;
using MultiChat.Testing.Hosts;
using MultiChat.Testing.Twins;

namespace MultiChat.Simulation.Neighbours;

/// <summary>The shared store as one host writes to it: each write is noted for the others, in the same transaction.</summary>
internal sealed class ToldStorage : OverriddenStorage
{
    public ToldStorage(ChatStorage inner, Action<HostNews> note)
        : base(inner)
    {
        this[nameof(Projects)] = new ToldProjects(inner.Projects, note);
        this[nameof(HandSwitches)] = new ToldHandSwitches(inner.HandSwitches, note);
        this[nameof(Visitors)] = new ToldVisitors(inner.Visitors, note);
        this[nameof(Clients)] = new ToldClients(inner.Clients, note);
        this[nameof(Dialogs)] = new ToldDialogs(inner.Dialogs, inner.Log, note);
        this[nameof(Marks)] = new ToldMarks(inner.Marks, note);
    }
}
