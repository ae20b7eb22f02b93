using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>The table of everything that can be asked of the desk over the wire, each with the right that it needs.</summary>
internal sealed class DeskMethods
{
    private readonly ChatEngine _chat;
    private readonly Dictionary<string, DeskMethod> _byName;

    public DeskMethods(ChatEngine chat)
    {
        _chat = chat;
        DeskMethod[] all =
        [
            DeskMethod.Live<StartInput, WireDesk>("Start", Rights.Operator, "GET", ""),
            DeskMethod.Live<DialogInput, WireThread>("Open", Rights.Operator, "GET", "dialogs/{dialog}"),
            DeskMethod.Live<DialogInput, Nothing>("Leave", Rights.Operator, verb: null, path: ""),
            DeskMethod.Of<ListInput, WireRows>("List", Rights.Operator, "GET", "dialogs", ListAsync),
            DeskMethod.Of<SearchInput, WireRows>("Search", Rights.Operator, "GET", "dialogs/search", SearchAsync),
            DeskMethod.OrResync<DeskLogInput, WireDeskCatchUp>("Log", Rights.Operator, "GET", "dialogs/{dialog}/log", LogAsync),
            DeskMethod.Of<DeskHistoryInput, WireDeskHistory>("History", Rights.Operator, "GET", "dialogs/{dialog}/messages", HistoryAsync),
            DeskMethod.Of<RevisionsInput, WireRevisions>("Revisions", Rights.Operator, "GET", "dialogs/{dialog}/messages/{id}/revisions", RevisionsAsync),
            DeskMethod.Of<AnswerInput, MessageAnswer>("Answer", Rights.Operator, "POST", "dialogs/{dialog}/messages", AnswerAsync),
            DeskMethod.Of<EditInput, MessageAnswer>("Edit", Rights.Operator, "PUT", "dialogs/{dialog}/messages/{id}", EditAsync),
            DeskMethod.Of<NoteInput, ItemAnswer>("Note", Rights.Operator, "POST", "dialogs/{dialog}/notes", NoteAsync),
            DeskMethod.Of<MoveInput, RowAnswer>("Take", Rights.Operator, "POST", "dialogs/{dialog}/take", (me, move) => MoveAsync(me, move, chat.Desk.TakeAsync)),
            DeskMethod.Of<HandOverInput, RowAnswer>("HandOver", Rights.Operator, "POST", "dialogs/{dialog}/hand-over", HandOverAsync),
            DeskMethod.Of<MoveInput, RowAnswer>("LetGo", Rights.Operator, "POST", "dialogs/{dialog}/let-go", (me, move) => MoveAsync(me, move, chat.Desk.LetGoAsync)),
            DeskMethod.Of<MoveInput, RowAnswer>("Close", Rights.Operator, "POST", "dialogs/{dialog}/close", (me, move) => MoveAsync(me, move, chat.Desk.CloseAsync)),
            DeskMethod.Of<MoveInput, RowAnswer>("Reopen", Rights.Operator, "POST", "dialogs/{dialog}/reopen", (me, move) => MoveAsync(me, move, chat.Desk.ReopenAsync)),
            DeskMethod.Of<DeskReadInput, Nothing>("Read", Rights.Operator, "POST", "dialogs/{dialog}/read", ReadAsync),
            DeskMethod.Of<ClientInput, ClientAnswer>("Client", Rights.Operator, "GET", "clients/{client}", ClientAsync),
            DeskMethod.Of<FillCardInput, ClientAnswer>("FillCard", Rights.Operator, "PUT", "clients/{client}", FillCardAsync),
            DeskMethod.Of<SwitchInput, StatusAnswer>("Switch", Rights.Operator, "PUT", "status", SwitchAsync),
        ];
        _byName = all.ToDictionary(method => method.Name, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<DeskMethod> All => _byName.Values;

    public DeskMethod this[string name] => _byName[name];

    private async ValueTask<WireRows> ListAsync(DeskActor me, ListInput input)
    {
        var section = input.Section switch
        {
            "mine" => Section.Mine,
            "common" => Section.Common,
            "archive" => Section.Archive,
            _ => throw Refusal.InvalidField("section", "A section is mine, common or archive."),
        };
        return Rows(await _chat.Desk.ListAsync(me, section, WireCursor.Parse(input.Cursor), PageLimit.Of(input.Limit)));
    }

    private async ValueTask<WireRows> SearchAsync(DeskActor me, SearchInput input) =>
        Rows(await _chat.Desk.SearchAsync(me, input.Query, WireCursor.Parse(input.Cursor), PageLimit.Of(input.Limit)));

    private async ValueTask<WireDeskCatchUp?> LogAsync(DeskActor me, DeskLogInput input) =>
        await _chat.Desk.CatchUpAsync(me, new DialogId(input.Dialog), input.ToPlace()) is { } news ? WireDeskCatchUp.Of(news) : null;

    private async ValueTask<WireDeskHistory> HistoryAsync(DeskActor me, DeskHistoryInput input)
    {
        var (items, more) = await _chat.Desk.ListBackAsync(me, new DialogId(input.Dialog), input.Before, PageLimit.Of(input.Limit));
        return new WireDeskHistory { Items = [.. items.Select(WireItem.Of)], More = more };
    }

    private async ValueTask<WireRevisions> RevisionsAsync(DeskActor me, RevisionsInput input)
    {
        var revisions = await _chat.Desk.ListRevisionsAsync(me, new DialogId(input.Dialog), new MessageId(input.Id));
        return new WireRevisions
        {
            Revisions = [.. revisions.Select(revision => new WireRevision
            {
                Revision = revision.Revision, Text = revision.Text, At = WireTime.Text(revision.At),
            })],
        };
    }

    private async ValueTask<MessageAnswer> AnswerAsync(DeskActor me, AnswerInput input)
    {
        var id = new MessageId(WireId.Checked(input.Id, "id"));
        var message = await _chat.Desk.AnswerAsync(me, new DialogId(input.Dialog), id, input.Text, MemberOf(input.SawResponsible));
        return new MessageAnswer { Message = WireMessage.Of(message) };
    }

    private async ValueTask<MessageAnswer> EditAsync(DeskActor me, EditInput input)
    {
        var message = await _chat.Desk.EditAsync(me, new DialogId(input.Dialog), new MessageId(input.Id), input.Text, input.Revision);
        return new MessageAnswer { Message = WireMessage.Of(message) };
    }

    private async ValueTask<ItemAnswer> NoteAsync(DeskActor me, NoteInput input)
    {
        var id = new NoteId(WireId.Checked(input.Id, "id"));
        return new ItemAnswer { Item = WireItem.Of(await _chat.Desk.NoteAsync(me, new DialogId(input.Dialog), id, input.Text)) };
    }

    private ValueTask<RowAnswer> HandOverAsync(DeskActor me, HandOverInput input) => (input.Member, input.Group) switch
    {
        ({ } member, null) => RowAsync(me, input.Dialog, id => _chat.Desk.HandOverAsync(me, id, new MemberId(member), input.ToSeen())),
        (null, { } group) => RowAsync(me, input.Dialog, id => _chat.Desk.HandOverAsync(me, id, new GroupId(group), input.ToSeen())),
        _ => throw Refusal.InvalidField("member", "A dialog is handed over to either a member or a group."),
    };

    private ValueTask<RowAnswer> MoveAsync(
        DeskActor me, MoveInput input, Func<DeskActor, DialogId, Seen, CancellationToken, ValueTask<Dialog>> move) =>
        RowAsync(me, input.Dialog, id => move(me, id, input.ToSeen(), CancellationToken.None));

    private async ValueTask<RowAnswer> RowAsync(DeskActor me, Guid dialog, Func<DialogId, ValueTask<Dialog>> move)
    {
        var id = new DialogId(dialog);
        await move(id);
        return new RowAnswer { Row = WireRow.Of(await _chat.Desk.GetRowAsync(me, id)) };
    }

    private async ValueTask<Nothing> ReadAsync(DeskActor me, DeskReadInput input)
    {
        await _chat.Desk.ReadAsync(me, new DialogId(input.Dialog), input.Seq);
        return Nothing.Value;
    }

    private async ValueTask<ClientAnswer> ClientAsync(DeskActor me, ClientInput input) =>
        new() { Client = WireClient.Of(await _chat.Desk.GetClientAsync(me, new ClientId(input.Client))) };

    private async ValueTask<ClientAnswer> FillCardAsync(DeskActor me, FillCardInput input) =>
        new() { Client = WireClient.Of(await _chat.Desk.FillCardAsync(me, new ClientId(input.Client), input.ToCard(), input.Version)) };

    private async ValueTask<StatusAnswer> SwitchAsync(DeskActor me, SwitchInput input) =>
        new() { Status = WireStatus.Of(await _chat.Desk.SwitchAsync(me, input.Available)) };

    private static WireRows Rows(DialogPage page) =>
        new() { Rows = [.. page.Rows.Select(WireRow.Of)], Cursor = WireCursor.Text(page.Next) };

    private static MemberId? MemberOf(Guid? id) => id is { } value ? new MemberId(value) : null;
}
