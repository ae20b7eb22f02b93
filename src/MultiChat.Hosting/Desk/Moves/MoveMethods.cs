using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Taking, handing over, letting go, closing and reopening, and the class of an inquiry.</summary>
internal sealed class MoveMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<MoveInput, RowAnswer>("Take", Rights.Operator, "POST", "dialogs/{dialog}/take", (me, move) => MoveAsync(me, move, chat.Desk.TakeAsync)),
        DeskMethod.Of<HandOverInput, RowAnswer>("HandOver", Rights.Operator, "POST", "dialogs/{dialog}/hand-over", HandOverAsync),
        DeskMethod.Of<MoveInput, RowAnswer>("LetGo", Rights.Operator, "POST", "dialogs/{dialog}/let-go", (me, move) => MoveAsync(me, move, chat.Desk.LetGoAsync)),
        DeskMethod.Of<MoveInput, RowAnswer>("Close", Rights.Operator, "POST", "dialogs/{dialog}/close", (me, move) => MoveAsync(me, move, chat.Desk.CloseAsync)),
        DeskMethod.Of<MoveInput, RowAnswer>("Reopen", Rights.Operator, "POST", "dialogs/{dialog}/reopen", (me, move) => MoveAsync(me, move, chat.Desk.ReopenAsync)),
        DeskMethod.Of<SetClassInput, RowAnswer>("SetClass", Rights.Operator, "PUT", "dialogs/{dialog}/inquiries/{inquiry}/class", SetClassAsync),
    ];

    private ValueTask<RowAnswer> HandOverAsync(DeskActor me, HandOverInput input) => (input.Member, input.Group) switch
    {
        ({ } member, null) => RowAsync(me, input.Dialog, id => chat.Desk.HandOverAsync(me, id, new MemberId(member), input.ToSeen())),
        (null, { } group) => RowAsync(me, input.Dialog, id => chat.Desk.HandOverAsync(me, id, new GroupId(group), input.ToSeen())),
        _ => throw Refusal.InvalidField("member", "A dialog is handed over to either a member or a group."),
    };

    private ValueTask<RowAnswer> SetClassAsync(DeskActor me, SetClassInput input) => RowAsync(
        me,
        input.Dialog,
        id => chat.Desk.SetClassAsync(me, id, new InquiryId(input.Inquiry), input.Class is { } to ? new ClassId(to) : null, input.Version));

    private ValueTask<RowAnswer> MoveAsync(
        DeskActor me, MoveInput input, Func<DeskActor, DialogId, Seen, CancellationToken, ValueTask<Dialog>> move) =>
        RowAsync(me, input.Dialog, id => move(me, id, input.ToSeen(), CancellationToken.None));

    private async ValueTask<RowAnswer> RowAsync(DeskActor me, Guid dialog, Func<DialogId, ValueTask<Dialog>> move)
    {
        var id = new DialogId(dialog);
        await move(id);
        return new RowAnswer { Row = WireRow.Of(await chat.Desk.GetMovedAsync(me, id)) };
    }
}
