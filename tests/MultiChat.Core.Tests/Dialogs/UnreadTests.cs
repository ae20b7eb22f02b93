using MultiChat.Reading;

namespace MultiChat.Dialogs;

public sealed class UnreadTests
{
    [Fact] // D10
    public async Task Unread_are_the_clients_messages_after_my_read_mark()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.SayAsync(visitor, "Two");
        await chat.SayAsync(visitor, "Three");

        await chat.Desk.ReadAsync(anna, dialog, seq: 2);

        (await chat.UnreadOfAsync(anna, dialog)).Should().Be(1);
        (await chat.UnreadOfAsync(boris, dialog)).Should().Be(3);
    }

    [Fact] // D10
    public async Task An_answer_by_any_operator_reads_them_for_all()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");
        (await chat.UnreadOfAsync(boris, dialog)).Should().Be(0);

        await chat.SayAsync(visitor, "And now?");
        (await chat.UnreadOfAsync(boris, dialog)).Should().Be(1);
    }

    [Fact] // D10
    public async Task A_sections_number_counts_its_dialogs_with_unread()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.SayAsync(visitor, "Again");
        (await chat.Desk.StartAsync(anna)).Sections.Should().Be(new SectionCounts { Mine = 1 });

        await chat.Desk.TakeAsync(boris, dialog, Desk.Saw(null));
        (await chat.Desk.StartAsync(anna)).Sections.Should().Be(new SectionCounts { Common = 1 });

        await chat.Desk.ReadAsync(anna, dialog, seq: 2);
        (await chat.Desk.StartAsync(anna)).Sections.Should().Be(default(SectionCounts));
    }

    [Fact] // D10, D6
    public async Task Closing_settles_what_was_not_answered()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;

        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(null));
        (await chat.Desk.StartAsync(boris)).Sections.Should().Be(default(SectionCounts));

        await chat.SayAsync(visitor, "One more thing");
        (await chat.Desk.StartAsync(boris)).Sections.Should().Be(new SectionCounts { Mine = 1 });
        (await chat.UnreadOfAsync(boris, dialog)).Should().Be(1);
    }

    [Fact] // D10
    public async Task A_read_mark_never_goes_back()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.SayAsync(visitor, "Two");

        await chat.Desk.ReadAsync(anna, dialog, seq: 999);
        await chat.Desk.ReadAsync(anna, dialog, seq: 1);

        (await chat.UnreadOfAsync(anna, dialog)).Should().Be(0);
    }
}
