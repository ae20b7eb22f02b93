using MultiChat.Messages;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>One page of a visitor, and what a person does on it.</summary>
internal sealed class VisitorTab : IMarkingPage
{
    private readonly World _world;
    private PendingMessage? _unanswered;

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

    /// <summary>Leaves a request, or the last one again where no answer came: as one who is not told whether it arrived.</summary>
    public void LeaveRequest(string text) => Context.Run(() =>
    {
        if (!Visit.IsJoined)
        {
            return;
        }

        if (_unanswered is null)
        {
            _unanswered = new PendingMessage { Id = Visit.Own.NewId(), Text = text };
            // A form of its own: in no order with the messages of the page.
            _world.Oracles.Order.Sent(_unanswered, _unanswered.Id, text);
        }

        _ = LeaveAsync(_unanswered);
    });

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

    /// <summary>Somebody ends the chat that they see.</summary>
    public void EndChat() => Context.Run(() =>
    {
        if (Visit.View.Items.Select(item => item.Seq).DefaultIfEmpty().Max() is > 0 and var seq)
        {
            _ = Hub.CallAsync("End", edge => edge.EndAsync(seq));
        }
    });

    /// <summary>Somebody types, or stops.</summary>
    public void Type(bool typing) => Context.Run(() => _ = Hub.CallAsync("VisitorTyping", edge => edge.TypeAsync(typing)));

    /// <summary>Somebody looks at the page.</summary>
    public void Look() => Context.Run(Visit.Look);

    private async Task LeaveAsync(PendingMessage request)
    {
        var left = await Hub.CallAsync("LeaveRequest", edge => edge.LeaveRequestAsync(request.Id, request.Text));
        if (left.IsOk || left.Refusal is not null)
        {
            _unanswered = _unanswered == request ? null : _unanswered;
        }
    }

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
