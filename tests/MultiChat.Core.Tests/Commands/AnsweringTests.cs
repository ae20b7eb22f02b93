using MultiChat.Team;

namespace MultiChat.Commands;

public sealed class AnsweringTests
{
    [Fact] // D5
    public async Task The_responsible_answers_again_before_hearing_of_being_responsible()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "One", saw: null);

        await chat.AnswerAsync(anna, dialog, "Two", saw: null);

        await Refuses.WithAsync(RefusalCode.ResponsibleChanged, () => chat.AnswerAsync(boris, dialog, "Three", saw: null));
        (await chat.DialogOfAsync(visitor)).Responsible.Should().Be((MemberId?)anna.Member);
    }

    [Fact] // M2
    public async Task An_id_of_ones_own_message_in_another_dialog_is_a_conflict()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var other = await chat.AddVisitorAsync();
        await chat.SayAsync(other, "Hello too");
        var first = await chat.AnswerAsync(anna, dialog, "Good day");

        await Refuses.WithAsync(
            RefusalCode.MessageConflict, async () => await chat.AnswerAsync(anna, (await chat.DialogOfAsync(other)).Id, "Good day", id: first.Id));
    }

    [Fact] // M2
    public async Task An_id_of_the_visitors_message_in_the_dialog_is_a_conflict()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var said = await chat.SayAsync(visitor, "Good day");

        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.AnswerAsync(anna, dialog, "Good day", id: said.Id));
    }
}
