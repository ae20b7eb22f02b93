using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Answers, edits and notes.</summary>
internal sealed class MessageMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<AnswerInput, MessageAnswer>("Answer", Rights.Operator, "POST", "dialogs/{dialog}/messages", AnswerAsync),
        DeskMethod.Of<EditInput, MessageAnswer>("Edit", Rights.Operator, "PUT", "dialogs/{dialog}/messages/{id}", EditAsync),
        DeskMethod.Of<NoteInput, ItemAnswer>("Note", Rights.Operator, "POST", "dialogs/{dialog}/notes", NoteAsync),
    ];

    private async ValueTask<MessageAnswer> AnswerAsync(DeskActor me, AnswerInput input)
    {
        var id = new MessageId(WireId.Checked(input.Id, "id"));
        var message = await chat.Desk.AnswerAsync(me, new DialogId(input.Dialog), id, input.Text, MemberOf(input.SawResponsible));
        return new MessageAnswer { Message = WireMessage.Of(message) };
    }

    private async ValueTask<MessageAnswer> EditAsync(DeskActor me, EditInput input)
    {
        var message = await chat.Desk.EditAsync(me, new DialogId(input.Dialog), new MessageId(input.Id), input.Text, input.Revision);
        return new MessageAnswer { Message = WireMessage.Of(message) };
    }

    private async ValueTask<ItemAnswer> NoteAsync(DeskActor me, NoteInput input)
    {
        var id = new NoteId(WireId.Checked(input.Id, "id"));
        return new ItemAnswer { Item = WireItem.Of(await chat.Desk.NoteAsync(me, new DialogId(input.Dialog), id, input.Text)) };
    }

    private static MemberId? MemberOf(Guid? id) => id is { } value ? new MemberId(value) : null;
}
