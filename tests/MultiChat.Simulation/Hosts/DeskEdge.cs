using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Pages;
using MultiChat.Team;

namespace MultiChat.Simulation.Hosts;

/// <summary>The host's end of an operator's connection, as <c>DeskHub</c> has it, over the real session.</summary>
internal sealed class DeskEdge : Edge, IDeskOutlet
{
    private readonly OperatorPage _page;
    private readonly DeskActor _actor;
    private readonly DeskSession _session;

    public DeskEdge(World world, SimulatedHost host, Link link, DeskActor actor, OperatorPage page)
        : base(world, host, link)
    {
        (_actor, _page) = (actor, page);
        _session = host.Engine.OpenSession(actor, world.Mistake.DeskOutlet(world, this));
        _ = WatchAsync(_session.RunAsync());
        _ = host.Engine.Attendance.ConnectAsync(actor.Project, actor.Member, CancellationToken.None);
    }

    public DeskActor Actor => _actor;

    public OperatorPage Page => _page;

    private OperatorDesk Desk => Host.Engine.Desk;

    // No token: a semaphore that waits with one resumes on the pool's threads, inside the framework.
    public ValueTask<DeskOverview> StartAsync() => _session.StartAsync(CancellationToken.None);

    public ValueTask<DialogPage> ListAsync(Section section, ListCursor? cursor) => Desk.ListAsync(_actor, section, cursor);

    public async ValueTask<DeskThread> OpenAsync(DialogId dialog)
    {
        var thread = await _session.OpenAsync(dialog, Aborted);
        World.Oracles.Desks.Opening(this, thread);
        return thread;
    }

    public async ValueTask<bool> TypeAsync(DialogId dialog, bool typing)
    {
        await _session.Typing.SayAsync(dialog, typing, Aborted);
        return true;
    }

    public ValueTask<bool> LeaveAsync(DialogId dialog)
    {
        _session.Leave(dialog);
        return ValueTask.FromResult(true);
    }

    public async ValueTask<DeskCatchUp?> LogAsync(DialogId dialog, Place place)
    {
        var news = await Desk.CatchUpAsync(_actor, dialog, place);
        World.Oracles.Desks.Pushing(this, dialog, news);
        return news;
    }

    public async ValueTask<Message> AnswerAsync(DialogId dialog, MessageId id, string text, MemberId? sawResponsible)
    {
        var message = await Desk.AnswerAsync(_actor, dialog, id, text, sawResponsible);
        World.Oracles.Accepted(Author.Of(_actor.Member), message.Id, message.Seq);
        return message;
    }

    public async ValueTask<Message> EditAsync(DialogId dialog, MessageId id, string text, long revision)
    {
        var message = await Desk.EditAsync(World.Mistake.EditAs(World, _actor, dialog, id), dialog, id, text, revision);
        World.Oracles.Edited(_actor, message);
        return message;
    }

    public async ValueTask<LogEntry> NoteAsync(DialogId dialog, NoteId id, string text)
    {
        var note = await Desk.NoteAsync(_actor, dialog, id, text);
        World.Oracles.Noted(_actor, dialog, id, note);
        return note;
    }

    public ValueTask<DeskRow> TakeAsync(DialogId dialog, Seen seen) => MoveAsync(dialog, seen, Desk.TakeAsync(_actor, dialog, seen));

    public ValueTask<DeskRow> HandOverAsync(DialogId dialog, MemberId to, Seen seen) =>
        MoveAsync(dialog, seen, Desk.HandOverAsync(_actor, dialog, to, seen));

    public ValueTask<DeskRow> HandOverAsync(DialogId dialog, GroupId to, Seen seen) =>
        MoveAsync(dialog, seen, Desk.HandOverAsync(_actor, dialog, to, seen));

    public ValueTask<DeskRow> LetGoAsync(DialogId dialog, Seen seen) => MoveAsync(dialog, seen, Desk.LetGoAsync(_actor, dialog, seen));

    public ValueTask<DeskRow> CloseAsync(DialogId dialog, Seen seen) => MoveAsync(dialog, seen, Desk.CloseAsync(_actor, dialog, seen));

    public ValueTask<DeskRow> ReopenAsync(DialogId dialog, Seen seen) => MoveAsync(dialog, seen, Desk.ReopenAsync(_actor, dialog, seen));

    public async ValueTask<DeskRow> SetClassAsync(DialogId dialog, InquiryId inquiry, ClassId? to, Seen seen)
    {
        World.Oracles.Classified(inquiry, to, seen, await Desk.SetClassAsync(_actor, dialog, inquiry, to, seen.Version));
        return await Desk.GetMovedAsync(_actor, dialog);
    }

    public async ValueTask<bool> ReadAsync(DialogId dialog, long seq)
    {
        await Desk.ReadAsync(_actor, dialog, seq);
        return true;
    }

    public async ValueTask<Client> FillCardAsync(ClientId client, ClientCard card, long version)
    {
        var filled = await Desk.FillCardAsync(_actor, client, card, version);
        World.Oracles.Desks.Telling(filled);
        return filled;
    }

    public async ValueTask<Member> SaveProfileAsync(MemberProfile profile, long version)
    {
        var known = Host.Engine.Teams.Get(_actor.Project).FindMember(_actor.Member)!.Version;
        var saved = await Desk.SaveProfileAsync(_actor, profile, World.Mistake.MemberVersion(version, known));
        World.Oracles.Team.Saved(saved, version);
        return saved;
    }

    public ValueTask<OperatorStatus> SwitchAsync(bool available) => Desk.SwitchAsync(_actor, available);

    public ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news)
    {
        World.Oracles.Desks.Pushing(this, dialog, news);
        return PushAsync(() => _page.LogPushed(dialog, news));
    }

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks)
    {
        World.Oracles.Desks.Telling(dialog, marks);
        return PushAsync(() => _page.Threads.MarksPushed(dialog, marks));
    }

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence)
    {
        World.Oracles.Desks.Telling(this, dialog, presence);
        return PushAsync(() => _page.Threads.PresencePushed(dialog, presence));
    }

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows)
    {
        foreach (var row in rows)
        {
            World.Oracles.Desks.Telling(this, row);
        }

        return PushAsync(() => _page.TakeRows(rows));
    }

    public ValueTask PushSectionsAsync(SectionCounts sections) => PushAsync(() => _page.SectionsPushed(sections));

    public ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own) =>
        PushAsync(() => _page.TeamPushed(statuses));

    /// <summary>No page here shows templates.</summary>
    public ValueTask PushTemplatesAsync() => ValueTask.CompletedTask;

    public ValueTask PushClientAsync(Client client)
    {
        World.Oracles.Desks.Telling(client);
        return PushAsync(() => _page.Threads.ClientPushed(client));
    }

    public ValueTask PushTypingAsync(TypingSign sign)
    {
        World.Oracles.Desks.Telling(this, sign);
        return PushAsync(static () => { });
    }

    public ValueTask PushResyncAsync(DialogId? dialog) => PushAsync(() => _page.ResyncPushed(dialog));

    public ValueTask EndAsync(RefusalCode code)
    {
        Link.CloseHostEnd();
        return ValueTask.CompletedTask;
    }

    protected override void Ended()
    {
        _session.End();
        _ = Host.Engine.Attendance.DisconnectAsync(_actor.Project, _actor.Member, CancellationToken.None);
    }

    private async ValueTask<DeskRow> MoveAsync(DialogId dialog, Seen seen, ValueTask<Dialog> move)
    {
        var moved = await move;
        World.Oracles.Moved(seen, moved);
        return await Desk.GetMovedAsync(_actor, dialog);
    }

    private ValueTask PushAsync(Action deliver)
    {
        World.Trace.Add("push", Link.Name);
        Link.CarryToPage(_page.Context, deliver);
        return TakenAsync();
    }
}
