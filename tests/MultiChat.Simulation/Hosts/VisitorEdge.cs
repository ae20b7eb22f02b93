using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Pages;
using NodaTime;

namespace MultiChat.Simulation.Hosts;

/// <summary>The host's end of a visitor's connection, as <c>VisitorHub</c> has it, over the real session.</summary>
internal sealed class VisitorEdge : Edge, IVisitorOutlet
{
    private readonly Site _site;
    private readonly VisitorTab _page;
    private readonly VisitorSession _session;

    public VisitorEdge(World world, SimulatedHost host, Link link, Site site, VisitorTab page)
        : base(world, host, link)
    {
        (_site, _page) = (site, page);
        _session = host.Engine.OpenSession(site, world.Mistake.VisitorOutlet(world, this));
        _ = WatchAsync(_session.RunAsync());
    }

    public VisitorTab Page => _page;

    /// <summary>Who the core takes this connection for, or null before it joined.</summary>
    public VisitorActor? Visitor => _session.Visitor;

    private VisitorActor Me => _session.Visitor ?? throw new Refusal(RefusalCode.NotSignedIn, "Join first.");

    public ValueTask<(Instant ServerNow, bool Available)> HelloAsync() =>
        ValueTask.FromResult((Host.Engine.Clock.Now, _session.Hello().Opening.Available));

    public async ValueTask<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)> JoinAsync(string? ticket, Place? place)
    {
        var visitor = ticket is null ? Me : await World.Mistake.RedeemAsync(Host.Identities, _site, ticket);
        if (ticket is not null)
        {
            World.Oracles.Visitors.Redeemed(ticket, visitor.Visitor);
        }

        var answer = await _session.JoinAsync(visitor, place is { } known ? World.Mistake.Place(World, visitor.Visitor, known) : null, Aborted);
        if (!HasEnded && !Host.JoinedVisitors.Contains(this))
        {
            Host.JoinedVisitors.Add(this);
        }

        World.Oracles.Visitors.Joining(this, answer.Snapshot, answer.CatchUp);
        return answer;
    }

    public async ValueTask<VisitorMessage> SendAsync(MessageId id, string text)
    {
        try
        {
            var message = await Host.Engine.Visitors.SayAsync(Me, id, text, CancellationToken.None);
            World.Oracles.Accepted(Author.Of(Me.Visitor), message.Id, message.Seq);
            return message;
        }
        catch (Refusal refusal) when (refusal.Code == RefusalCode.NobodyAvailable)
        {
            World.Oracles.Availability.Refused(_site.Project);
            throw;
        }
    }

    public async ValueTask<VisitorMessage> LeaveRequestAsync(MessageId id, string text)
    {
        var contact = new Contact { Name = "Ivan", Phone = "+7 900 123-45-67" };
        var message = await Host.Engine.Visitors.LeaveRequestAsync(Me, id, text, contact, consent: null, CancellationToken.None);
        World.Oracles.Accepted(Author.Of(Me.Visitor), message.Id, message.Seq);
        return message;
    }

    public async ValueTask<bool> AppliedAsync(Place place)
    {
        _ = Me;
        await _session.AppliedAsync(place, Aborted);
        return true;
    }

    public async ValueTask<bool> ReadAsync(long seq)
    {
        _ = Me;
        await _session.ReadAsync(seq, Aborted);
        return true;
    }

    public async ValueTask<bool> EndAsync(long seq)
    {
        await Host.Engine.Visitors.EndAsync(Me, seq);
        return true;
    }

    public async ValueTask<bool> TypeAsync(bool typing)
    {
        _ = Me;
        await _session.TypeAsync(typing, Aborted);
        return true;
    }

    public async ValueTask<VisitorCatchUp?> LogAsync(Place place)
    {
        var news = await Host.Engine.Visitors.CatchUpAsync(Me, place);
        World.Oracles.Visitors.Pushing(this, news);
        return news;
    }

    public ValueTask<bool> GoodbyeAsync()
    {
        Host.JoinedVisitors.Remove(this);
        _session.Goodbye();
        return ValueTask.FromResult(true);
    }

    public ValueTask PushAvailabilityAsync(ChatOffer offer) => PushAsync(() => _page.Visit.AvailabilityPushed(offer.Opening.Available));

    public ValueTask PushLogAsync(VisitorCatchUp news)
    {
        World.Oracles.Visitors.Pushing(this, news);
        return PushAsync(() => _page.Visit.LogPushed(news));
    }

    public ValueTask PushReadAsync(long seq)
    {
        World.Oracles.Visitors.PushingRead(this, seq);
        return PushAsync(() => _page.Visit.ReadPushed(seq));
    }

    public ValueTask PushTypingAsync(VisitorTyping typing)
    {
        World.Oracles.Visitors.Pushing(this, typing);
        return PushAsync(static () => { });
    }

    public ValueTask PushResyncAsync() => PushAsync(_page.Visit.ResyncPushed);

    void IVisitorOutlet.End() => Link.CloseHostEnd();

    protected override void Ended()
    {
        Host.JoinedVisitors.Remove(this);
        _session.End();
    }

    private ValueTask PushAsync(Action deliver)
    {
        World.Trace.Add("push", Link.Name);
        Link.CarryToPage(_page.Context, deliver);
        return TakenAsync();
    }
}
