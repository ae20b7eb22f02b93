using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Testing;

namespace MultiChat.Commands;

public sealed class SayingTests
{
    [Fact] // C1, M2
    public async Task The_first_message_makes_client_dialog_and_inquiry_at_once()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        await chat.SayAsync(visitor, "Hello");

        var page = await chat.Desk.ListAsync(anna, Section.Mine);
        var row = page.Rows.Should().ContainSingle().Subject;
        row.Row.Client.GeneratedName.Should().MatchRegex("^[A-Z][a-z]+ [A-Z][a-z]+$");
        row.Row.InquiryNumber.Should().Be(1);
        row.Row.Last!.Text.Should().Be("Hello");
    }

    [Fact] // C1
    public async Task Opening_the_page_makes_nothing()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        var snapshot = await chat.Visitors.OpenAsync(visitor);

        snapshot.Dialog.Should().BeNull();
        (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().BeEmpty();
    }

    [Fact] // M2
    public async Task The_same_id_with_the_same_text_gives_the_first_answer_again()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        var id = chat.NewMessageId();

        var first = await chat.SayAsync(visitor, "Hello", id);
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await chat.SayAsync(visitor, "Hello", id);

        second.Should().Be(first);
        (await chat.DialogOfAsync(visitor)).MessageSeq.Should().Be(1);
    }

    [Fact] // M2: kept before line separators became newlines, with the hash of what was kept then
    public async Task A_text_that_an_earlier_version_kept_with_its_line_separators_is_still_repeated_and_not_a_conflict()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var (old, answered, id, answerId) = ("one\u2028two", "yes\u2029no", chat.NewMessageId(), chat.NewMessageId());
        await CommitAsync(change => change.Accept(id, Author.Of(visitor.Visitor), MessageBody.Kept(old)));
        await CommitAsync(change => change.Accept(answerId, Author.Of(anna.Member), MessageBody.Kept(answered)));
        var dialog = await chat.DialogOfAsync(visitor);

        (await chat.SayAsync(visitor, old, id)).Text.Should().Be(old);
        (await chat.AnswerAsync(anna, dialog.Id, answered, id: answerId)).Text.Should().Be(answered);
        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.SayAsync(visitor, "one\u2028three", id));
        (await chat.DialogOfAsync(visitor)).EventSeq.Should().Be(dialog.EventSeq);

        async Task CommitAsync(Action<DialogChange> make)
        {
            var change = new DialogChange(await chat.DialogOfAsync(visitor), chat.Engine.Clock.Now, new SeededRandomSource(7));
            make(change);
            (await chat.Engine.Storage.Dialogs.CommitAsync(change.ToCommit(), default)).Should().Be(CommitOutcome.Committed);
        }
    }

    [Fact] // M1, M2
    public async Task The_same_text_is_the_same_however_its_lines_end()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        var id = chat.NewMessageId();

        var first = await chat.SayAsync(visitor, "one\u000Btwo\u0002", id);
        var second = await chat.SayAsync(visitor, "one\r\ntwo", id);

        first.Text.Should().Be("one\ntwo");
        second.Should().Be(first);
    }

    [Fact] // M2
    public async Task The_same_id_with_another_text_is_a_conflict()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        var id = chat.NewMessageId();
        await chat.SayAsync(visitor, "Hello", id);

        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.SayAsync(visitor, "Other", id));
    }

    [Fact] // M2
    public async Task An_id_that_an_operator_used_in_the_dialog_is_a_conflict()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var answer = await chat.AnswerAsync(anna, dialog, "Good day");

        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.SayAsync(visitor, "Good day", answer.Id));
    }

    [Fact] // M2
    public async Task The_first_messages_of_two_tabs_at_once_make_one_dialog()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => chat.SayAsync(visitor, $"Hello {i}").AsTask()));

        (await chat.Desk.ListAsync(anna, Section.Mine)).Rows.Should().ContainSingle().Which.Row.Dialog.MessageSeq.Should().Be(20);
    }

    [Theory] // M1
    [InlineData("", "text_empty")]
    [InlineData(" \n\t ", "text_empty")]
    [InlineData("a\0b", "text_forbidden_character")]
    [InlineData("\u0007\u200B", "text_empty")]
    public async Task A_text_that_is_none_is_refused_and_nothing_is_stored(string text, string code)
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        await Refuses.WithAsync(new RefusalCode(code), () => chat.SayAsync(visitor, text));

        (await chat.Visitors.OpenAsync(visitor)).Dialog.Should().BeNull();
    }

    [Fact] // M1
    public async Task Half_of_a_surrogate_pair_is_refused()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        await Refuses.WithAsync(RefusalCode.TextForbiddenCharacter, () => chat.SayAsync(visitor, "a\ud800b"));
        await Refuses.WithAsync(RefusalCode.TextForbiddenCharacter, () => chat.SayAsync(visitor, "\udc00"));
        await Refuses.WithAsync(RefusalCode.TextForbiddenCharacter, () => chat.SayAsync(visitor, "a\ud83d"));
    }

    [Fact] // M1
    public async Task Eight_thousand_units_are_accepted_and_one_more_is_not()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        (await chat.SayAsync(visitor, new string('я', 8_000))).Text.Should().HaveLength(8_000);
        await Refuses.WithAsync(RefusalCode.TextTooLong, () => chat.SayAsync(visitor, new string('я', 8_001)));
    }

    [Fact] // M1
    public async Task Line_ends_become_one_kind()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();

        (await chat.SayAsync(visitor, "a\r\nb\rc\nd")).Text.Should().Be("a\nb\nc\nd");
    }

    [Fact] // P4
    public async Task No_chat_begins_while_nobody_is_available()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna", available: false);
        var visitor = await chat.AddVisitorAsync();

        await Refuses.WithAsync(RefusalCode.NobodyAvailable, () => chat.SayAsync(visitor, "Hello"));
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeFalse();
    }

    [Fact] // P5
    public async Task An_open_dialog_goes_on_when_the_last_operator_goes()
    {
        var (chat, anna, boris, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.SwitchAsync(anna, available: false);
        await chat.Desk.SwitchAsync(boris, available: false);

        (await chat.SayAsync(visitor, "Still there?")).Seq.Should().Be(2);
    }

    [Fact] // D7
    public async Task A_message_into_an_archived_dialog_reopens_it_with_the_next_inquiry()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));

        await chat.SayAsync(visitor, "One more thing");

        var row = (await chat.Desk.GetRowAsync(anna, dialog)).Row;
        row.Dialog.Status.Should().Be(DialogStatus.Open);
        row.Dialog.Responsible.Should().Be(anna.Member);
        row.InquiryNumber.Should().Be(2);
    }

    [Fact] // D7
    public async Task Reopening_does_not_keep_a_responsible_who_is_unavailable()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.TakeAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));
        await chat.Desk.SwitchAsync(anna, available: false);

        await chat.SayAsync(visitor, "One more thing");

        (await chat.DialogOfAsync(visitor)).Responsible.Should().BeNull();
    }

    [Fact] // P4, P5
    public async Task An_archived_dialog_is_not_reopened_while_nobody_is_available()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        await chat.Desk.SwitchAsync(anna, available: false);
        await chat.Desk.SwitchAsync(boris, available: false);

        await Refuses.WithAsync(RefusalCode.NobodyAvailable, () => chat.SayAsync(visitor, "One more thing"));

        chat.Clock.Advance(TimeSpan.FromSeconds(5));
        (await chat.Visitors.OpenAsync(visitor)).Items.Should().HaveCount(2, "the archived dialog stays readable");
    }

    [Fact]
    public async Task Acceptance_times_do_not_decrease_when_the_clock_jumps_back()
    {
        var (chat, _, _, visitor, _) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var before = (await chat.SayAsync(visitor, "Now")).At;
        chat.Clock.AdjustTime(chat.Clock.GetUtcNow().AddHours(-1));

        (await chat.SayAsync(visitor, "Later")).At.Should().Be(before);
    }
}
