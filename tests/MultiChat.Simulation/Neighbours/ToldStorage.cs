using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Hosts;
using MultiChat.Team;
using MultiChat.Testing.Hosts;

namespace MultiChat.Simulation.Neighbours;

/// <summary>The shared store as one host writes to it: each write is noted for the others, in the same transaction.</summary>
internal sealed class ToldStorage(ChatStorage inner, Action<HostNews> note) : DelegatingStorage(inner)
{
    public override IProjectStore Projects { get; } = new ToldProjects(inner.Projects, note);

    public override IHandSwitchStore HandSwitches { get; } = new ToldHandSwitches(inner.HandSwitches, note);

    public override IVisitorStore Visitors { get; } = new ToldVisitors(inner.Visitors, note);

    public override IClientStore Clients { get; } = new ToldClients(inner.Clients, note);

    public override IDialogStore Dialogs { get; } = new ToldDialogs(inner.Dialogs, inner.Log, note);

    public override IMarkStore Marks { get; } = new ToldMarks(inner.Marks, note);
}
