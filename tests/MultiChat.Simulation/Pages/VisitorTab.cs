using MultiChat.Messages;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>One page of a visitor, and what a person does on it.</summary>
internal sealed class VisitorTab : IMarkingPage
{
    private readonly World _world;

    public VisitorTab(World world, Browser browser, string name, Keep ownKeep)
    {
        (_world, Browser, Name, OwnKeep) = (world, browser, name, ownKeep);
        Context = new SimulatedContext(world.Thread, world.Clock) { Name = name };
        world.Oracles.Marks.Register(this);
        Visit = new Visit(world, this);
        Hub = new PageHub<VisitorEdge>(
            world, Context, name, (host, link) => new VisitorEdge(world, host, link, browser.Site, this), Visit.Opened, Visit.Lost);
        Context.Run(Hub.Connect);
    }

    public string Name { get; }

    public SimulatedContext Context { get; }

    public PageHub<VisitorEdge> Hub { get; }

    public Browser Browser { get; }

    /// <summary>What belongs to this tab alone and survives its reload: messages from before the host said who this is.</summary>
    public Keep OwnKeep { get; }

    public Visit Visit { get; }

    public bool? IsMarked(MessageId id) => Visit.Own.IsMarked(id);

    public void Say(string text) => Context.Run(() => Visit.Send(text));

    public void Resend() => Context.Run(() =>
    {
        if (Visit.Own.Pending is [var first, ..])
        {
            Visit.Own.Resend(first.Id);
            Hub.Retry();
        }
    });

    public void TakeBack() => Context.Run(() =>
    {
        if (Visit.Own.Pending is [.., var last])
        {
            Visit.Own.TakeBack(last.Id);
        }
    });

    /// <summary>Somebody looks at the page.</summary>
    public void Look() => Context.Run(Visit.Look);

    public void Close(bool goodbye)
    {
        if (goodbye && Visit.IsJoined)
        {
            _ = Hub.CallAsync("Goodbye", edge => edge.GoodbyeAsync());
        }

        // The page is frozen at once; its connection goes when the browser gets to it.
        _world.Oracles.Marks.Closed(Context);
        Context.Die();
        _world.Context.After(goodbye ? _world.Pages.Milliseconds(0, 1_500) : TimeSpan.Zero, Hub.Stop);
    }
}
