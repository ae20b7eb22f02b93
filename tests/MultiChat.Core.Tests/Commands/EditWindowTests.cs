using MultiChat.Messages;

namespace MultiChat.Commands;

public sealed class EditWindowTests
{
    [Fact] // E2
    public async Task Editing_a_millisecond_before_ten_minutes_is_allowed()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        chat.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));

        var edited = await chat.Desk.EditAsync(anna, dialog, message.Id, "First", revision: 0);

        edited.Should().BeEquivalentTo(message with { Body = MessageBody.Kept("First"), Revision = 1, EditedAt = edited.EditedAt });
    }

    [Fact] // E2
    public async Task Editing_at_exactly_ten_minutes_is_refused()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        chat.Clock.Advance(TimeSpan.FromMinutes(10));

        await Refuses.WithAsync(RefusalCode.EditWindowOver, () => chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0));

        chat.Desk.WhyNotEdit(anna, (await chat.Desk.GetRowAsync(anna, dialog)).Row.Dialog, message)!.Code.Should().Be(RefusalCode.EditWindowOver);
    }

    [Fact] // E2
    public async Task Neither_a_resend_nor_an_edit_starts_the_window_again()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        chat.Clock.Advance(TimeSpan.FromMinutes(6));
        await chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0);
        await chat.AnswerAsync(anna, dialog, "Frist", anna.Member, message.Id);
        chat.Clock.Advance(TimeSpan.FromMinutes(4));

        await Refuses.WithAsync(RefusalCode.EditWindowOver, () => chat.Desk.EditAsync(anna, dialog, message.Id, "Third", 1));
    }

    [Fact] // E2
    public async Task A_clock_that_jumped_back_does_not_open_the_window_again()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Frist");
        chat.Clock.Advance(TimeSpan.FromMinutes(11));
        await chat.SayAsync(visitor, "Thanks");
        chat.Clock.AdjustTime(chat.Clock.GetUtcNow().AddMinutes(-5));

        await Refuses.WithAsync(RefusalCode.EditWindowOver, () => chat.Desk.EditAsync(anna, dialog, message.Id, "First", 0));
    }

    [Fact] // E1
    public async Task Nobody_edits_the_message_of_another()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var annas = await chat.AnswerAsync(anna, dialog, "First");
        var clients = (await chat.Visitors.OpenAsync(visitor)).Items[0].Message!.Id;

        await Refuses.WithAsync(RefusalCode.NotAuthor, () => chat.Desk.EditAsync(boris, dialog, annas.Id, "Mine now", 0));
        await Refuses.WithAsync(RefusalCode.NotAuthor, () => chat.Desk.EditAsync(anna, dialog, clients, "Mine now", 0));
    }

    [Fact] // E4
    public async Task Nothing_is_edited_in_the_archive()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "First");
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));

        await Refuses.WithAsync(RefusalCode.DialogArchived, () => chat.Desk.EditAsync(anna, dialog, message.Id, "Second", 0));
    }

    [Fact] // E4
    public async Task An_edit_to_an_empty_text_is_refused()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "First");

        await Refuses.WithAsync(RefusalCode.TextEmpty, () => chat.Desk.EditAsync(anna, dialog, message.Id, "  ", 0));
    }

    [Fact] // E4
    public async Task Of_two_edits_at_once_the_second_gets_the_current_text()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "First");
        await chat.Desk.EditAsync(anna, dialog, message.Id, "Second", 0);

        var refusal = await Refuses.WithAsync(RefusalCode.EditConflict, () => chat.Desk.EditAsync(anna, dialog, message.Id, "Third", 0));

        refusal.Facts["message"].Should().BeOfType<Message>().Which.Text.Should().Be("Second");
    }

    [Fact] // E4
    public async Task An_edit_to_the_same_text_changes_nothing()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "First");

        (await chat.Desk.EditAsync(anna, dialog, message.Id, "First", revision: 7)).Should().Be(message);

        (await chat.Desk.ListRevisionsAsync(anna, dialog, message.Id)).Should().ContainSingle();
    }

    [Fact] // E3
    public async Task Operators_read_every_revision_and_the_visitor_only_the_last()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "One");
        await chat.Desk.EditAsync(anna, dialog, message.Id, "Two", 0);
        await chat.Desk.EditAsync(anna, dialog, message.Id, "Three", 1);

        (await chat.Desk.ListRevisionsAsync(boris, dialog, message.Id)).Select(revision => revision.Text)
            .Should().Equal("One", "Two", "Three");
        var news = await chat.Visitors.CatchUpAsync(visitor, default);
        news!.Items.Where(item => item.Message is { Mine: false }).Select(item => item.Message!.Text)
            .Should().OnlyContain(text => text == "Three");
    }

    [Fact] // M2
    public async Task A_late_retry_of_the_first_send_does_not_revert_an_edit()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "One");
        await chat.Desk.EditAsync(anna, dialog, message.Id, "Two", 0);

        var retried = await chat.AnswerAsync(anna, dialog, "One", saw: null, message.Id);

        (retried.Seq, retried.Text).Should().Be((message.Seq, "Two"));
    }

    [Theory] // E2: the answer was lost, and the page asks again
    [InlineData(0)]
    [InlineData(600_000)]
    public async Task The_same_edit_again_gives_the_same_answer_however_late(int millis)
    {
        var (chat, anna, boris, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var message = await chat.AnswerAsync(anna, dialog, "Helo");
        var edited = await chat.Desk.EditAsync(anna, dialog, message.Id, "Hello", revision: 0);
        var events = (await chat.Desk.GetRowAsync(anna, dialog)).Row.Dialog.EventSeq;
        chat.Clock.Advance(TimeSpan.FromMilliseconds(millis));

        var again = await chat.Desk.EditAsync(anna, dialog, message.Id, "Hello", revision: 0);
        var unchanged = await chat.Desk.EditAsync(anna, dialog, message.Id, "Hello", revision: 1);

        again.Should().BeEquivalentTo(edited);
        unchanged.Revision.Should().Be(1);
        (await chat.Desk.GetRowAsync(anna, dialog)).Row.Dialog.EventSeq.Should().Be(events);
        await Refuses.WithAsync(RefusalCode.NotAuthor, () => chat.Desk.EditAsync(boris, dialog, message.Id, "Hello", 1));
        await Refuses.WithAsync(
            millis == 0 ? RefusalCode.EditConflict : RefusalCode.EditWindowOver,
            () => chat.Desk.EditAsync(anna, dialog, message.Id, "Hello!", revision: 0));
    }
}
