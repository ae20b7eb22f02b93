using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Photos;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat;

/// <summary>
/// The operator's door: everything an operator can do at the desk. Each call looks the actor's right up again and throws
/// <see cref="RefusalCode.Forbidden"/> without it, or <see cref="RefusalCode.Busy"/> while this host can't be sure of it; ids of other projects are <see cref="RefusalCode.NotFound"/>.
/// </summary>
public sealed class OperatorDesk
{
    private readonly DeskReading _reading;
    private readonly TeamDirectory _teams;
    private readonly SwitchBook _switches;
    private readonly AvailabilityBoard _board;
    private readonly Answering _answering;
    private readonly Editing _editing;
    private readonly Noting _noting;
    private readonly Moving _moving;
    private readonly Classifying _classifying;
    private readonly ReadMarking _readMarking;
    private readonly CardFilling _cards;
    private readonly IClientStore _clients;
    private readonly ProfileSaving _profiles;

    internal OperatorDesk(
        DeskReading reading,
        TeamDirectory teams,
        SwitchBook switches,
        AvailabilityBoard board,
        Answering answering,
        Editing editing,
        Noting noting,
        Moving moving,
        Classifying classifying,
        ReadMarking readMarking,
        CardFilling cards,
        IClientStore clients,
        ProfileSaving profiles)
    {
        (_reading, _teams, _switches, _board, _answering, _editing) = (reading, teams, switches, board, answering, editing);
        (_noting, _moving, _classifying, _readMarking, _cards, _clients, _profiles) =
            (noting, moving, classifying, readMarking, cards, clients, profiles);
    }

    /// <summary>The team, everybody's status and the sections' numbers.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DeskOverview> StartAsync(DeskActor me, CancellationToken cancellation = default) =>
        await _reading.OverviewAsync(await OperatorAsync(me, cancellation), cancellation);

    /// <summary>A page of a section, last activity first (rules D1 to D3).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="section">The section.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="limit">1 to 100 rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DialogPage> ListAsync(
        DeskActor me, Section section, ListCursor? after = null, int limit = PageLimit.Default, CancellationToken cancellation = default) =>
        await _reading.ListAsync(await OperatorAsync(me, cancellation), section, after, limit, cancellation);

    /// <summary>A page of the operator's own section, by what is to be done: see <see cref="ToDoPlace"/>.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="limit">1 to 100 rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<ToDoPage> ListToDoAsync(
        DeskActor me, ToDoPlace? after = null, int limit = PageLimit.Default, CancellationToken cancellation = default) =>
        await _reading.ListToDoAsync(await OperatorAsync(me, cancellation), after, limit, cancellation);

    /// <summary>Dialogs of all sections in which a message, or the client's name or card, has words that begin with those of the query.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="query">1 to 100 units; ё is found as е.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="limit">1 to 100 rows.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DialogPage> SearchAsync(
        DeskActor me, string query, ListCursor? after = null, int limit = PageLimit.Default, CancellationToken cancellation = default) =>
        await _reading.SearchAsync(await OperatorAsync(me, cancellation), query, after, limit, cancellation);

    /// <summary>Everything to show one dialog.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<DeskThread> OpenAsync(DeskActor me, DialogId dialog, CancellationToken cancellation = default) =>
        OpenAsync(me, dialog, ThreadBeginning.Last, cancellation);

    /// <summary>Everything to show one dialog from where the operator goes on: up to 20 items before that message and 100 from it on.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="beginning">Where it is opened.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DeskThread> OpenAsync(
        DeskActor me, DialogId dialog, ThreadBeginning beginning, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        return await _reading.OpenAsync(await OperatorAsync(me, cancellation), dialog, beginning, cancellation);
    }

    /// <summary>One dialog's row.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DeskRow> GetRowAsync(DeskActor me, DialogId dialog, CancellationToken cancellation = default) =>
        await _reading.GetRowAsync(await OperatorAsync(me, cancellation), dialog, cancellation);

    /// <summary>What came after a page's place, or null where the place is not of this log: open afresh.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="place">Where the page's view ends.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<DeskCatchUp?> CatchUpAsync(DeskActor me, DialogId dialog, Place place, CancellationToken cancellation = default) =>
        await _reading.CatchUpAsync(await OperatorAsync(me, cancellation), dialog, place, cancellation);

    /// <summary>Older items: the last ones before a number, ascending, and whether there are still older ones.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="before">The smallest event number the page has.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<(IReadOnlyList<LogItem> Items, bool More)> ListBackAsync(
        DeskActor me, DialogId dialog, long before, int limit = PageLimit.Default, CancellationToken cancellation = default) =>
        await _reading.ListBackAsync(await OperatorAsync(me, cancellation), dialog, before, limit, cancellation);

    /// <summary>All texts a message had, oldest first (rule E3).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
        DeskActor me, DialogId dialog, MessageId message, CancellationToken cancellation = default) =>
        await _reading.ListRevisionsAsync(await OperatorAsync(me, cancellation), dialog, message, cancellation);

    /// <summary>Answers a dialog; the first to do so becomes responsible (rule D5). The same id with the same text gives the first answer again.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1).</param>
    /// <param name="sawResponsible">Who was shown as responsible, or null for nobody.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.DialogArchived"/>; <see cref="RefusalCode.ResponsibleChanged"/>;
    /// <see cref="RefusalCode.MessageConflict"/>.
    /// </exception>
    public async ValueTask<Message> AnswerAsync(
        DeskActor me, DialogId dialog, MessageId id, string text, MemberId? sawResponsible, CancellationToken cancellation = default) =>
        await _answering.RunAsync(await OperatorAsync(me, cancellation), dialog, id, MessageBody.Of(text), sawResponsible, cancellation);

    /// <inheritdoc cref="AnswerAsync(DeskActor, DialogId, MessageId, string, MemberId?, CancellationToken)"/>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The id the page minted.</param>
    /// <param name="body">The answer.</param>
    /// <param name="sawResponsible">Who was shown as responsible, or null for nobody.</param>
    /// <param name="cancellation">Ends the wait; a message that was being written may be accepted all the same.</param>
    public async ValueTask<Message> AnswerAsync(
        DeskActor me, DialogId dialog, MessageId id, MessageBody body, MemberId? sawResponsible, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return await _answering.RunAsync(await OperatorAsync(me, cancellation), dialog, id, body, sawResponsible, cancellation);
    }

    /// <summary>
    /// Leaves a note in an open dialog, on any channel: operators read it, and nobody else (rule D12). It moves no number, mark or responsible. The same id
    /// with the same text gives the first answer again.
    /// </summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The id the page minted; not shared with messages.</param>
    /// <param name="text">1 to 8,000 UTF-16 units (rule M1).</param>
    /// <param name="cancellation">Ends the wait; a note that was being written may be taken all the same.</param>
    /// <returns>The log's entry, whose event is a <see cref="NoteTaken"/>.</returns>
    /// <exception cref="Refusal">
    /// The text breaks rule M1; <see cref="RefusalCode.DialogArchived"/>; <see cref="RefusalCode.MessageConflict"/>;
    /// <see cref="RefusalCode.NotSupported"/> where the storage keeps no notes.
    /// </exception>
    public async ValueTask<LogEntry> NoteAsync(
        DeskActor me, DialogId dialog, NoteId id, string text, CancellationToken cancellation = default) =>
        await _noting.RunAsync(await OperatorAsync(me, cancellation), dialog, id, MessageBody.Of(text), cancellation);

    /// <inheritdoc cref="NoteAsync(DeskActor, DialogId, NoteId, string, CancellationToken)"/>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The id the page minted; not shared with messages.</param>
    /// <param name="body">The note.</param>
    /// <param name="cancellation">Ends the wait; a note that was being written may be taken all the same.</param>
    public async ValueTask<LogEntry> NoteAsync(
        DeskActor me, DialogId dialog, NoteId id, MessageBody body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return await _noting.RunAsync(await OperatorAsync(me, cancellation), dialog, id, body, cancellation);
    }

    /// <summary>Changes the text of one's own message within 10 minutes of its acceptance (rules E1 to E4).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The message.</param>
    /// <param name="text">The new text, 1 to 8,000 UTF-16 units.</param>
    /// <param name="revision">The revision that was edited.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">As <see cref="WhyNotEdit"/>; <see cref="RefusalCode.EditConflict"/> with the current message.</exception>
    public async ValueTask<Message> EditAsync(
        DeskActor me, DialogId dialog, MessageId id, string text, long revision, CancellationToken cancellation = default) =>
        await _editing.RunAsync(await OperatorAsync(me, cancellation), dialog, id, MessageBody.Of(text), revision, cancellation);

    /// <inheritdoc cref="EditAsync(DeskActor, DialogId, MessageId, string, long, CancellationToken)"/>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="id">The message.</param>
    /// <param name="body">What it says from now on.</param>
    /// <param name="revision">The revision that was edited.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Message> EditAsync(
        DeskActor me, DialogId dialog, MessageId id, MessageBody body, long revision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return await _editing.RunAsync(await OperatorAsync(me, cancellation), dialog, id, body, revision, cancellation);
    }

    /// <summary>Why an edit would be refused at this moment, or null. The command throws the same refusal.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The message's dialog.</param>
    /// <param name="message">The message.</param>
    public Refusal? WhyNotEdit(DeskActor me, Dialog dialog, Message message)
    {
        ArgumentNullException.ThrowIfNull(me);
        _teams.Knowledge.ThrowIfOld();
        return _editing.WhyNot(_teams.Get(me, Rights.Operator), dialog, message);
    }


    /// <summary>Becomes responsible (rule D5).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> TakeAsync(DeskActor me, DialogId dialog, Seen seen, CancellationToken cancellation = default) =>
        await _moving.TakeAsync(await OperatorAsync(me, cancellation), dialog, seen, cancellation);

    /// <summary>Makes another operator responsible.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="to">An operator of the project.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> HandOverAsync(DeskActor me, DialogId dialog, MemberId to, Seen seen, CancellationToken cancellation = default) =>
        await _moving.HandOverAsync(await OperatorAsync(me, cancellation), dialog, to, seen, cancellation);

    /// <summary>Gives the dialog to a group, of which nobody is responsible yet.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="to">A group of the project.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> HandOverAsync(DeskActor me, DialogId dialog, GroupId to, Seen seen, CancellationToken cancellation = default) =>
        await _moving.HandOverAsync(await OperatorAsync(me, cancellation), dialog, to, seen, cancellation);

    /// <summary>Makes nobody responsible.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> LetGoAsync(DeskActor me, DialogId dialog, Seen seen, CancellationToken cancellation = default) =>
        await _moving.LetGoAsync(await OperatorAsync(me, cancellation), dialog, seen, cancellation);

    /// <summary>Puts the dialog into the archive for everybody (rule D6).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> CloseAsync(DeskActor me, DialogId dialog, Seen seen, CancellationToken cancellation = default) =>
        await _moving.CloseAsync(await OperatorAsync(me, cancellation), dialog, seen, cancellation);

    /// <summary>Takes the dialog out of the archive: same inquiry (rule D6).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seen">What was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Dialog> ReopenAsync(DeskActor me, DialogId dialog, Seen seen, CancellationToken cancellation = default) =>
        await _moving.ReopenAsync(await OperatorAsync(me, cancellation), dialog, seen, cancellation);

    /// <summary>
    /// Says what kind of matter an inquiry is, or that it is none any more (rule J1), in open and archived dialogs alike. It moves no number, mark, place or
    /// responsible. Of two at once the later stands. The class that it has already is set without an event.
    /// </summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="inquiry">One of its inquiries.</param>
    /// <param name="to">A class of the project that is not removed; null for none.</param>
    /// <param name="version">The number of the dialog's last event, where nothing else may have happened since (an undo); or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.InvalidField"/>: <c>class</c> or <c>inquiry</c>; <see cref="RefusalCode.Changed"/>; <see cref="RefusalCode.NotSupported"/> where the
    /// storage keeps no classes.
    /// </exception>
    public async ValueTask<Dialog> SetClassAsync(
        DeskActor me, DialogId dialog, InquiryId inquiry, ClassId? to, long? version = null, CancellationToken cancellation = default) =>
        await _classifying.RunAsync(await OperatorAsync(me, cancellation), dialog, inquiry, to, version, cancellation);

    /// <summary>Messages up to a number were on this operator's visible, focused page (rule D10).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="dialog">The dialog.</param>
    /// <param name="seq">The message's number; one beyond the dialog counts as the last.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask ReadAsync(DeskActor me, DialogId dialog, long seq, CancellationToken cancellation = default) =>
        await _readMarking.RunAsync(await OperatorAsync(me, cancellation), dialog, seq, cancellation);

    /// <summary>A client with the card.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="client">The client.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<Client> GetClientAsync(DeskActor me, ClientId client, CancellationToken cancellation = default) =>
        await _clients.FindAsync((await OperatorAsync(me, cancellation)).Project, client, cancellation) ?? throw Refusal.NotFound();

    /// <summary>Replaces a client's card (rule C3).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="client">The client.</param>
    /// <param name="card">The card as entered; it is trimmed and checked.</param>
    /// <param name="version">The version that was shown.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>; <see cref="RefusalCode.ClientConflict"/> with the current client.</exception>
    public async ValueTask<Client> FillCardAsync(
        DeskActor me, ClientId client, ClientCard card, long version, CancellationToken cancellation = default) =>
        await _cards.RunAsync((await OperatorAsync(me, cancellation)).Project, client, card, version, cancellation);

    /// <summary>Changes one's own names and phone (rule T8), of any member with a right.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="profile">As they shall be.</param>
    /// <param name="version">The <see cref="Member.Version"/> that was read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.MemberConflict"/>: another changed the member since.</exception>
    public Task<Member> SaveProfileAsync(DeskActor me, MemberProfile profile, long version, CancellationToken cancellation = default) =>
        _profiles.SaveAsync(me, profile, version, cancellation);

    /// <summary>Sets one's own photo (rule T8). The one before is gone a day later.</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="photo">The file, or null for none any more. Not changed afterwards.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.InvalidField"/>: it is no photo, as <see cref="MemberPhoto"/> says; <see cref="RefusalCode.NotSupported"/>: the storage keeps none.
    /// </exception>
    public Task<Member> SavePhotoAsync(DeskActor me, ReadOnlyMemory<byte>? photo, CancellationToken cancellation = default) =>
        _profiles.SavePhotoAsync(me, photo, cancellation);

    /// <summary>Moves one's own hand switch (rule P2).</summary>
    /// <param name="me">Who acts.</param>
    /// <param name="available">On or off.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The status after it.</returns>
    public async ValueTask<OperatorStatus> SwitchAsync(DeskActor me, bool available, CancellationToken cancellation = default)
    {
        var member = await OperatorAsync(me, cancellation);
        await _switches.MoveAsync(member.Project, member.Id, available, member.Id, cancellation);
        return _board.StatusOf(member.Project, member.Id);
    }

    /// <summary>
    /// The row of a dialog that the actor has just moved. The move's own commit has confirmed the right: to ask for it again could refuse what has happened.
    /// </summary>
    internal async ValueTask<DeskRow> GetMovedAsync(DeskActor me, DialogId dialog, CancellationToken cancellation = default) =>
        await _reading.GetRowAsync(_teams.Get(me.Project).FindMember(me.Member) ?? throw Refusal.NotFound(), dialog, cancellation);

    private ValueTask<Member> OperatorAsync(DeskActor me, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(me);
        return _teams.GetAsync(me, Rights.Operator, cancellation);
    }
}
