using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Hosts;
using MultiChat.Team;
using MultiChat.Testing.Hosts;
using MultiChat.Testing.Twins;

namespace MultiChat.Simulation.Neighbours;

/// <summary>The shared store as one host writes to it: each write is noted for the others, in the same transaction.</summary>
internal sealed class ToldStorage(ChatStorage inner, Action<HostNews> note) : DelegatingStorage(inner)
{
    public override IProjectStore Projects { get; } = OverriddenPort.Of(inner.Projects, new ToldProjects(inner.Projects, note));

    public override IHandSwitchStore HandSwitches { get; } = OverriddenPort.Of(inner.HandSwitches, new ToldHandSwitches(inner.HandSwitches, note));

    public override IVisitorStore Visitors { get; } = OverriddenPort.Of(inner.Visitors, new ToldVisitors(inner.Visitors, note));

    public override IClientStore Clients { get; } = OverriddenPort.Of(inner.Clients, new ToldClients(inner.Clients, note));

    public override IDialogStore Dialogs { get; } = OverriddenPort.Of(inner.Dialogs, new ToldDialogs(inner.Dialogs, inner.Log, note));

    public override IMarkStore Marks { get; } = OverriddenPort.Of(inner.Marks, new ToldMarks(inner.Marks, note));
}
