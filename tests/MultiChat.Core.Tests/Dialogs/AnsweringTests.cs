using MultiChat.Team;

namespace MultiChat.Dialogs;

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
}
