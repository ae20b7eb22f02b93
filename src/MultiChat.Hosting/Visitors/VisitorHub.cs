using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using MultiChat.Clients;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosting.Wire;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Hosting.Visitors;

/// <summary>The visitors' live entrance: anonymous until a ticket says who the page is. No cookie says who that is: those that a site's segments name only say which groups apply. Knows no rules.</summary>
internal sealed class VisitorHub(ChatEngine chat, VisitorMethods methods, VisitorTokens tokens, Arrival arrival, MultiChatOptions options, Texts texts, Limits limits, Problems problems, SessionLoops loops, Shutdown shutdown)
    : Hub
{
    public override Task OnConnectedAsync()
    {
        var session = chat.OpenSession((Site)Context.GetHttpContext()!.Items[typeof(Site)]!, new VisitorOutlet(Clients.Caller, Context));
        Context.Items[typeof(VisitorSession)] = session;
        loops.Run(session.RunAsync(), Context);
        shutdown.Add(Context);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        shutdown.Remove(Context);
        if (Context.Items.TryGetValue(typeof(VisitorSession), out var session))
        {
            ((VisitorSession)session!).End();
        }

        return Task.CompletedTask;
    }

    public Task<RawJson> Hello(JsonElement input) => RunAsync(() =>
    {
        var hello = StrictReader.Read<HelloInput>(input);
        Builds.ThrowIfOutdated(hello.Build);
        var (language, wording) = texts.For([hello.Language]);
        var offer = AvailabilityAnswer.Of(Session.Hello(PageOf(hello.Page)));
        var chosen = SettingsOf(SiteOf(Context));
        return ValueTask.FromResult(WireJson.Write(new HelloAnswer
        {
            ServerNow = WireTime.Text(chat.Clock.Now),
            Available = offer.Available,
            OpensAt = offer.OpensAt,
            Groups = offer.Groups,
            TextLength = MessageText.MaxLength,
            DeliverySeconds = options.Rules.DeliveryWindow.TotalSeconds,
            Language = language,
            Texts = Texts.Over(wording, chosen.Texts),
            Look = WireLook.Of(chosen),
            Consent = chosen.Consent,
        }));
    });

    public Task<RawJson> Join(JsonElement input) => RunAsync(async () =>
    {
        var join = StrictReader.Read<JoinInput>(input);
        var visitor = join.Ticket is { } ticket
            ? await tokens.RedeemAsync(SiteOf(Context), ticket, Context.ConnectionAborted) ?? throw WireException.NotSignedIn()
            : Me;
        if (Session.Visitor is null && chat.Presence.PagesOf(visitor.Project, visitor.Visitor) >= limits.ConnectionsPerVisitor)
        {
            throw limits.TooManyPages(visitor);
        }

        limits.TakeRequest(visitor);
        var (snapshot, catchUp) = await Session.JoinAsync(visitor, join.Place?.ToPlace(), Context.ConnectionAborted);
        return snapshot is not null ? WireJson.Write(WireVisitorSnapshot.Of(snapshot)) : WireJson.Write(WireVisitorCatchUp.Of(catchUp!));
    });

    public Task<RawJson> Visit(JsonElement input) => RunAsync(() =>
    {
        Session.Visit(PageOf(StrictReader.Read<VisitInput>(input).Page));
        return ValueTask.FromResult(WireJson.Write(Nothing.Value));
    });

    public Task<RawJson> Send(JsonElement input) => RunAsync(() => methods.SendAsync(Me, input, PageOrLast));

    public Task<RawJson> LeaveRequest(JsonElement input) => RunAsync(() => methods.LeaveRequestAsync(Me, input, PageOrLast));

    public Task<RawJson> End(JsonElement input) => RunAsync(() => methods.EndAsync(Me, input));

    public Task<RawJson> Log(JsonElement input) => RunAsync(() => methods.LogAsync(Counted(Me), input));

    public Task<RawJson> History(JsonElement input) => RunAsync(() => methods.HistoryAsync(Counted(Me), input));

    public Task<RawJson> Applied(JsonElement input) => RunAsync(async () =>
    {
        _ = Me;
        await Session.AppliedAsync(StrictReader.Read<VisitorAppliedInput>(input).ToPlace(), Context.ConnectionAborted);
        return WireJson.Write(Nothing.Value);
    });

    public Task<RawJson> Read(JsonElement input) => RunAsync(async () =>
    {
        _ = Me;
        await Session.ReadAsync(StrictReader.Read<VisitorReadInput>(input).Seq, Context.ConnectionAborted);
        return WireJson.Write(Nothing.Value);
    });

    public Task<RawJson> Typing(JsonElement input) => RunAsync(async () =>
    {
        _ = Me;
        await Session.TypeAsync(StrictReader.Read<VisitorTypingInput>(input).Typing, Context.ConnectionAborted);
        return WireJson.Write(Nothing.Value);
    });

    public Task<RawJson> Goodbye(JsonElement input) => RunAsync(() =>
    {
        StrictReader.Read<Nothing>(input);
        Session.Goodbye();
        return ValueTask.FromResult(WireJson.Write(Nothing.Value));
    });

    private VisitorSession Session => (VisitorSession)Context.Items[typeof(VisitorSession)]!;

    private VisitedPage PageOf(string? address) => arrival.PageOf(Context.GetHttpContext()!, address);

    private VisitedPage PageOrLast(string? address) => address is null ? Session.Page : PageOf(address);

    private VisitorActor Me => Session.Visitor ?? throw WireException.NotSignedIn();

    private VisitorActor Counted(VisitorActor visitor)
    {
        limits.TakeRequest(visitor);
        return visitor;
    }

    private static Site SiteOf(HubCallerContext context) => (Site)context.GetHttpContext()!.Items[typeof(Site)]!;

    /// <summary>As they are now: the connection may be older.</summary>
    private SiteSettings SettingsOf(Site site) => (chat.Teams.Find(site.Project)?.FindSite(site.Id) ?? site).Settings;

    private Task<RawJson> RunAsync(Func<ValueTask<RawJson>> handle) => HubAnswer.OfAsync(Context, problems, handle);
}
