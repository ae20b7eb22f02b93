using System.Reactive.Linq;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Testing;

namespace MultiChat.Commands;

public sealed class NotingTests
{
    [Fact] // D12
    public async Task A_note_stands_in_the_desks_thread_and_moves_nothing_else()
    {
        var (chat, anna, boris, visitor, id) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var before = await chat.DialogOfAsync(visitor);
        chat.Clock.Advance(TimeSpan.FromMinutes(1));

        var note = await NoteAsync(chat, anna, id, "Asks for a discount\r\n\u0001");

        var after = await chat.DialogOfAsync(visitor);
        after.Should().Be(before with { EventSeq = 2, Tag = note.Tag, LastAt = note.At }, "no number, no answer, no responsible");
        (await chat.UnreadOfAsync(boris, id)).Should().Be(1);
        (await chat.SectionOfAsync(boris, id)).Should().Be(Section.Mine);
        var item = (await chat.Desk.OpenAsync(boris, id)).Items[^1];
        (item.Entry, item.Message).Should().Be((note, null));
        note.Event.Should().BeOfType<NoteTaken>().Which.Should().Match<NoteTaken>(taken => taken.By == anna.Member && taken.Body.Text == "Asks for a discount\n");
    }

    [Fact] // D12, invariant 21
    public async Task A_note_leaves_the_desk_in_no_way()
    {
        var handler = new Everything();
        var storage = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(storage, outbox: [handler]);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var place = (await chat.Visitors.OpenAsync(visitor)).Place;
        var heard = new Collector<DialogEvent>();
        using var subscription = chat.Engine.Events.OfType<DialogEvent>().Subscribe(heard);
        var id = (await chat.DialogOfAsync(visitor)).Id;

        var note = await NoteAsync(chat, anna, id, "Asks for a discount");
        await chat.SayAsync(visitor, "Are you there?");

        var missed = (await chat.Visitors.CatchUpAsync(visitor, place))!;
        (missed.UpTo.EventSeq, missed.Items.Single().Message!.Text).Should().Be((3, "Are you there?"));
        (await chat.Visitors.OpenAsync(visitor)).Items.Select(item => item.EventSeq).Should().Equal(1, 3);
        (await chat.Visitors.ListBackAsync(visitor, before: 3, limit: 10)).Items.Select(item => item.EventSeq).Should().Equal(1);
        (await heard.TakeAsync(1)).Single().Entry.Event.Should().Be(new MessageAccepted { Seq = 2 });
        handler.Asked.Should().NotContain(note.Event).And.HaveCount(2);
    }

    [Fact] // planted: a row that was never to be
    public async Task A_handler_whose_row_names_a_note_is_not_given_it()
    {
        var handler = new Everything();
        await using var chat = await TestChat.StartAsync(outbox: [handler]);
        var anna = await chat.AddOperatorAsync("Anna");
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        (await handler.NextAsync()).Item.Message!.Text.Should().Be("Hello");
        var dialog = await chat.DialogOfAsync(visitor);
        var note = new NoteTaken { By = anna.Member, Id = new NoteId(chat.NewMessageId().Value), Body = MessageBody.Kept("Asks for a discount") };
        var entry = new LogEntry { EventSeq = 2, Tag = new EventTag(2), At = dialog.LastAt, Event = note };
        await chat.Engine.Storage.Dialogs.CommitAsync(
            new DialogCommit
            {
                Dialog = dialog with { EventSeq = 2, Tag = entry.Tag },
                ExpectedEventSeq = 1,
                Events = [entry],
                Outbox = [new OutboxRow { Project = dialog.Project, Handler = handler.Name, Dialog = dialog.Id, EventSeq = 2, DueAt = entry.At }],
            },
            default);

        await chat.SayAsync(visitor, "Are you there?");

        (await handler.NextAsync()).Item.Message!.Text.Should().Be("Are you there?", "the note's row is settled without it");
    }

    [Fact] // D12, M2
    public async Task The_same_note_again_gives_the_first_answer_and_another_one_under_its_id_is_refused()
    {
        var (chat, anna, boris, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var id = new NoteId(chat.NewMessageId().Value);
        var first = await chat.Desk.NoteAsync(anna, dialog, id, "Asks for a discount");
        await chat.SayAsync(visitor, "Are you there?");

        var again = await chat.Desk.NoteAsync(anna, dialog, id, "Asks for a discount\r\n".TrimEnd());

        again.Should().Be(first);
        (await chat.DialogOfAsync(visitor)).EventSeq.Should().Be(3);
        await Refuses.WithAsync(RefusalCode.MessageConflict, () => chat.Desk.NoteAsync(anna, dialog, id, "Asks for more"));
        (await chat.Desk.NoteAsync(boris, dialog, id, "Asks for more")).EventSeq.Should().Be(4, "an id is its author's own");
    }

    [Fact] // D12, D6
    public async Task A_note_needs_an_open_dialog_a_right_and_something_to_be_seen()
    {
        var (chat, anna, _, _, id) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await Refuses.WithAsync(RefusalCode.TextEmpty, () => NoteAsync(chat, anna, id, " \u200b\n"));
        await Refuses.WithAsync(RefusalCode.TextTooLong, () => NoteAsync(chat, anna, id, new string('a', 8_001)));
        await Refuses.WithAsync(RefusalCode.Forbidden, () => NoteAsync(chat, anna with { Member = default }, id, "Hello"));
        await Refuses.WithAsync(RefusalCode.NotFound, () => NoteAsync(chat, anna, default, "Hello"));
        await chat.Desk.CloseAsync(anna, id, Desk.Saw(null));
        await Refuses.WithAsync(RefusalCode.DialogArchived, () => NoteAsync(chat, anna, id, "Hello"));
    }

    private static ValueTask<LogEntry> NoteAsync(TestChat chat, Team.DeskActor me, DialogId dialog, string text) =>
        chat.Desk.NoteAsync(me, dialog, new NoteId(chat.NewMessageId().Value), text);

    /// <summary>A handler that wants all it is asked for.</summary>
    private sealed class Everything : IOutboxHandler
    {
        private readonly CollectingHandler _kept = new();
        private readonly List<LogEvent> _asked = [];

        public IReadOnlyList<LogEvent> Asked => _asked;

        public string Name => "everything";

        public bool Wants(LogEvent happened)
        {
            _asked.Add(happened);
            return true;
        }

        public Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation) => _kept.HandleAsync(delivery, cancellation);

        public Task<OutboxDelivery> NextAsync() => _kept.NextAsync();
    }
}
