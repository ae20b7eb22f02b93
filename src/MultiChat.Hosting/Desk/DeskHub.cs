using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using MultiChat.Dialogs;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosting.Wire;
using MultiChat.Live;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>The desk's live entrance. Maps the wire to the session and the table of methods; knows no rules.</summary>
internal sealed class DeskHub(ChatEngine chat, DeskMethods methods, DeskStart start, DeskIdentity identity, DeskConnections connections, Problems problems, SessionLoops loops, Shutdown shutdown) : Hub
{
    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var entry = DeskEntry.Of(http);
        var (actor, known) = (entry.Actor, entry.Known);
        var outlet = new DeskOutlet(Clients.Caller, Context);
        connections.Add(entry, Context.ConnectionId, outlet);
        // Its first word may come long after its request: who has signed out meanwhile had no connection here to end.
        if (!await identity.IsSignedInAsync(http))
        {
            await outlet.EndAsync(RefusalCode.NotSignedIn);
            return;
        }

        var membership = chat.OpenMembership(actor, outlet, known);
        Context.Items[typeof(MembershipSession)] = membership;
        loops.Run(membership.RunAsync(), Context);
        shutdown.Add(Context);
        if (chat.Teams.Find(actor.Project)?.FindMember(actor.Member) is not { IsOperator: true })
        {
            return;
        }

        var session = chat.OpenSession(actor, outlet, known);
        Context.Items[typeof(DeskSession)] = session;
        loops.Run(session.RunAsync(), Context);
        // Fails for no store: whoever connects is connected.
        await chat.Attendance.ConnectAsync(actor.Project, actor.Member, CancellationToken.None);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        shutdown.Remove(Context);
        connections.Remove(DeskEntry.Of(Context.GetHttpContext()!), Context.ConnectionId);
        if (Context.Items.TryGetValue(typeof(MembershipSession), out var member) && member is MembershipSession membership)
        {
            membership.End();
        }

        if (Context.Items.TryGetValue(typeof(DeskSession), out var found) && found is DeskSession session)
        {
            session.End();
            await chat.Attendance.DisconnectAsync(session.Actor.Project, session.Actor.Member, CancellationToken.None);
        }
    }

    public Task<RawJson> Start(JsonElement input) => RunLiveAsync(nameof(Start), async () =>
    {
        var asked = StrictReader.Read<StartInput>(input);
        return WireJson.Write(start.Answer(await Session.StartAsync(Context.ConnectionAborted), asked, Context.GetHttpContext()!));
    });

    public Task<RawJson> Open(JsonElement input) => RunLiveAsync(nameof(Open), async () =>
    {
        var asked = StrictReader.Read<OpenInput>(input);
        return WireJson.Write(WireThread.Of(await Session.OpenAsync(new DialogId(asked.Dialog), asked.ToBeginning(), Context.ConnectionAborted)));
    });

    public Task<RawJson> Leave(JsonElement input) => RunLiveAsync(nameof(Leave), () =>
    {
        Session.Leave(new DialogId(StrictReader.Read<DialogInput>(input).Dialog));
        return ValueTask.FromResult(WireJson.Write(Nothing.Value));
    });

    public Task<RawJson> Typing(JsonElement input) => RunLiveAsync(nameof(Typing), async () =>
    {
        var said = StrictReader.Read<DeskTypingInput>(input);
        await Session.Typing.SayAsync(new DialogId(said.Dialog), said.Typing, Context.ConnectionAborted);
        return WireJson.Write(Nothing.Value);
    });

    public Task<RawJson> List(JsonElement input) => RunAsync(nameof(List), input);

    public Task<RawJson> Search(JsonElement input) => RunAsync(nameof(Search), input);

    public Task<RawJson> Log(JsonElement input) => RunAsync(nameof(Log), input);

    public Task<RawJson> History(JsonElement input) => RunAsync(nameof(History), input);

    public Task<RawJson> Revisions(JsonElement input) => RunAsync(nameof(Revisions), input);

    public Task<RawJson> Answer(JsonElement input) => RunAsync(nameof(Answer), input);

    public Task<RawJson> Edit(JsonElement input) => RunAsync(nameof(Edit), input);

    public Task<RawJson> Note(JsonElement input) => RunAsync(nameof(Note), input);

    public Task<RawJson> Take(JsonElement input) => RunAsync(nameof(Take), input);

    public Task<RawJson> HandOver(JsonElement input) => RunAsync(nameof(HandOver), input);

    public Task<RawJson> LetGo(JsonElement input) => RunAsync(nameof(LetGo), input);

    public Task<RawJson> Close(JsonElement input) => RunAsync(nameof(Close), input);

    public Task<RawJson> Reopen(JsonElement input) => RunAsync(nameof(Reopen), input);

    public Task<RawJson> SetClass(JsonElement input) => RunAsync(nameof(SetClass), input);

    public Task<RawJson> Read(JsonElement input) => RunAsync(nameof(Read), input);

    public Task<RawJson> Client(JsonElement input) => RunAsync(nameof(Client), input);

    public Task<RawJson> FillCard(JsonElement input) => RunAsync(nameof(FillCard), input);

    public Task<RawJson> Templates(JsonElement input) => RunAsync(nameof(Templates), input);

    public Task<RawJson> TemplateChanges(JsonElement input) => RunAsync(nameof(TemplateChanges), input);

    public Task<RawJson> AddTemplate(JsonElement input) => RunAsync(nameof(AddTemplate), input);

    public Task<RawJson> SaveTemplate(JsonElement input) => RunAsync(nameof(SaveTemplate), input);

    public Task<RawJson> RemoveTemplate(JsonElement input) => RunAsync(nameof(RemoveTemplate), input);

    public Task<RawJson> Switch(JsonElement input) => RunAsync(nameof(Switch), input);

    public Task<RawJson> Profile(JsonElement input) => RunAsync(nameof(Profile), input);

    public Task<RawJson> SaveProfile(JsonElement input) => RunAsync(nameof(SaveProfile), input);

    public Task<RawJson> Team(JsonElement input) => RunAsync(nameof(Team), input);

    public Task<RawJson> AddMember(JsonElement input) => RunAsync(nameof(AddMember), input);

    public Task<RawJson> SaveMember(JsonElement input) => RunAsync(nameof(SaveMember), input);

    public Task<RawJson> DisableMember(JsonElement input) => RunAsync(nameof(DisableMember), input);

    public Task<RawJson> EnableMember(JsonElement input) => RunAsync(nameof(EnableMember), input);

    public Task<RawJson> SendLetter(JsonElement input) => RunAsync(nameof(SendLetter), input);

    public Task<RawJson> MakeLink(JsonElement input) => RunAsync(nameof(MakeLink), input);

    public Task<RawJson> SwitchMember(JsonElement input) => RunAsync(nameof(SwitchMember), input);

    public Task<RawJson> SetHours(JsonElement input) => RunAsync(nameof(SetHours), input);

    public Task<RawJson> SetExceptions(JsonElement input) => RunAsync(nameof(SetExceptions), input);

    public Task<RawJson> RemoveExceptions(JsonElement input) => RunAsync(nameof(RemoveExceptions), input);

    public Task<RawJson> Coverage(JsonElement input) => RunAsync(nameof(Coverage), input);

    public Task<RawJson> AddGroup(JsonElement input) => RunAsync(nameof(AddGroup), input);

    public Task<RawJson> SaveGroup(JsonElement input) => RunAsync(nameof(SaveGroup), input);

    public Task<RawJson> Audit(JsonElement input) => RunAsync(nameof(Audit), input);

    public Task<RawJson> Settings(JsonElement input) => RunAsync(nameof(Settings), input);

    public Task<RawJson> SaveProject(JsonElement input) => RunAsync(nameof(SaveProject), input);

    public Task<RawJson> AddClass(JsonElement input) => RunAsync(nameof(AddClass), input);

    public Task<RawJson> SaveClass(JsonElement input) => RunAsync(nameof(SaveClass), input);

    public Task<RawJson> AddSite(JsonElement input) => RunAsync(nameof(AddSite), input);

    public Task<RawJson> SaveSite(JsonElement input) => RunAsync(nameof(SaveSite), input);

    private DeskActor Actor => DeskEntry.Of(Context.GetHttpContext()!).Actor;

    /// <exception cref="Refusal">The page connected before its person was an operator: it connects again.</exception>
    private DeskSession Session => Context.Items.TryGetValue(typeof(DeskSession), out var session)
        ? (DeskSession)session!
        : throw Refusal.Forbidden(nameof(Rights.Operator));

    private Task<RawJson> RunAsync(string name, JsonElement input) => RunLiveAsync(name, () => methods[name].RunAsync!(Actor, input));

    /// <summary>As the table says, whoever runs it: signed in, with the right that it names.</summary>
    private Task<RawJson> RunLiveAsync(string name, Func<ValueTask<RawJson>> handle) => HubAnswer.OfAsync(Context, problems, async () =>
    {
        await identity.ThrowUnlessSignedInAsync(Context.GetHttpContext()!);
        await chat.Teams.GetAsync(Actor, methods[name].Right, Context.ConnectionAborted);
        return await handle();
    });
}
