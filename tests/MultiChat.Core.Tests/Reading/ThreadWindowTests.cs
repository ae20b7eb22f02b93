using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Reading;

/// <summary>A thread that is opened where the operator goes on reading, and not at its end.</summary>
public sealed class ThreadWindowTests
{
    [Fact]
    public async Task It_begins_twenty_items_before_the_first_unread_and_has_a_hundred_from_it_on()
    {
        await using var talk = await Talk.OfAsync(read: 30, unread: 150);

        var thread = await talk.OpenAsync(ThreadBeginning.Unread);

        Talk.NumbersOf(thread).Should().Equal(Enumerable.Range(11, 120));
        thread.More.Should().BeTrue();
        thread.Place.Should().Be(await talk.PlaceOfAsync(thread.Items[^1].Entry.EventSeq)).And.NotBe(thread.Row.Row.Dialog.Place);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task Where_it_reaches_the_end_its_place_is_the_dialogs(int unread, bool reaches)
    {
        await using var talk = await Talk.OfAsync(read: 2, unread);

        var thread = await talk.OpenAsync(ThreadBeginning.Unread);

        thread.Items.Should().HaveCount(103, "it was taken, too");
        thread.More.Should().BeFalse();
        (thread.Place == thread.Row.Row.Dialog.Place).Should().Be(reaches);
    }

    [Fact]
    public async Task Edits_behind_its_last_item_belong_to_it()
    {
        await using var talk = await Talk.OfAsync(read: 2, unread: 100);
        await talk.EditAsync("Edited");

        var thread = await talk.OpenAsync(ThreadBeginning.Unread);

        thread.Place.Should().Be(thread.Row.Row.Dialog.Place);
        thread.Items.Should().HaveCount(103).And.NotContain(item => item.Entry.Event is MessageEdited);
        thread.Items.Should().Contain(item => item.Message != null && item.Message.Text == "Edited");
    }

    [Fact]
    public async Task Where_nothing_is_unread_it_is_the_end()
    {
        await using var talk = await Talk.OfAsync(read: 80, unread: 0);

        var thread = await talk.OpenAsync(ThreadBeginning.Unread);

        thread.Items.Should().Equal((await talk.OpenAsync(ThreadBeginning.Last)).Items).And.HaveCount(50);
        thread.Place.Should().Be(thread.Row.Row.Dialog.Place);
    }

    [Fact] // D10
    public async Task What_is_unread_is_the_asking_operators()
    {
        await using var talk = await Talk.OfAsync(read: 2, unread: 60);
        await talk.Chat.Desk.ReadAsync(talk.Boris, talk.Dialog, 42);

        Talk.NumbersOf(await talk.Chat.Desk.OpenAsync(talk.Boris, talk.Dialog, ThreadBeginning.Unread)).Should().Equal(Enumerable.Range(23, 40));
        Talk.NumbersOf(await talk.OpenAsync(ThreadBeginning.Unread)).Should().Equal(Enumerable.Range(1, 62));
    }

    [Fact]
    public async Task It_begins_around_a_message_however_far_back_it_is()
    {
        await using var talk = await Talk.OfAsync(read: 300, unread: 5);
        var message = (await talk.Chat.Engine.Storage.Messages.FindAsync(talk.Chat.Project.Id, talk.Dialog, 101, default))!;

        var thread = await talk.OpenAsync(ThreadBeginning.At(message.Id));

        Talk.NumbersOf(thread).Should().Equal(Enumerable.Range(81, 120));
        thread.More.Should().BeTrue();
    }

    [Fact]
    public async Task A_message_that_the_dialog_has_not_is_as_none()
    {
        await using var talk = await Talk.OfAsync(read: 30, unread: 40);
        var stranger = await talk.Chat.AddVisitorAsync();
        var elsewhere = talk.Chat.NewMessageId();
        await talk.Chat.SayAsync(stranger, "Elsewhere", elsewhere);

        foreach (var id in new[] { elsewhere, talk.Chat.NewMessageId() })
        {
            (await talk.OpenAsync(ThreadBeginning.At(id))).Items.Should().Equal((await talk.OpenAsync(ThreadBeginning.Last)).Items);
        }
    }

    [Fact] // D10
    public async Task Whatever_happened_the_first_unread_is_found_by_its_number()
    {
        await using var talk = await Talk.OfAsync(read: 1, unread: 1);
        var chance = new SeededRandomSource(7);
        var firsts = new HashSet<long?>();
        for (var step = 0; step < 150; step++)
        {
            await talk.StepAsync(chance.Next(8));
            var row = (await talk.Chat.Desk.GetRowAsync(talk.Anna, talk.Dialog)).Row;
            var (dialog, read) = (row.Dialog, row.Dialog.ClientMessages - row.Unread);

            var expected = (long?)null;
            for (var seq = dialog.MessageSeq; seq > 0; seq--)
            {
                var message = (await talk.Chat.Engine.Storage.Messages.FindAsync(dialog.Project, dialog.Id, seq, default))!;
                expected = !message.Author.IsMember && message.ClientMessages > read ? seq : expected;
            }

            dialog.FirstUnreadAfter(row.ReadClientMessages).Should().Be(expected, "after step {0}", step);
            firsts.Add(expected);
        }

        firsts.Should().HaveCountGreaterThan(10);
    }

    [Fact]
    public async Task It_costs_by_what_it_shows_and_not_by_what_is_unread()
    {
        var counter = new CountingReads();
        await using var talk = await Talk.OfAsync(read: 30, unread: 2_000, new InterceptedStorage(new InMemoryStorage(), counter));
        counter.Rows = 0;

        await talk.OpenAsync(ThreadBeginning.Unread);

        counter.Rows.Should().BeLessThan(350);
    }

    private sealed class CountingReads : IStoreInterceptor
    {
        public int Rows { get; set; }

        public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            var answer = await inner(cancellation);
            Rows += answer is IReadOnlyCollection<LogItem> items ? items.Count : 1;
            return answer;
        }
    }

    private sealed class Talk(TestChat chat, DeskActor anna, DeskActor boris, VisitorActor visitor, DialogId dialog) : IAsyncDisposable
    {
        private MessageId _answer;

        public TestChat Chat => chat;

        public DeskActor Anna => anna;

        public DeskActor Boris => boris;

        public DialogId Dialog => dialog;

        /// <summary>A talk of so many messages that Anna has answered, the last of them hers, and so many after it.</summary>
        public static async Task<Talk> OfAsync(int read, int unread, ChatStorage? storage = null)
        {
            var chat = await TestChat.StartAsync(storage);
            var (anna, boris) = (await chat.AddOperatorAsync("Anna"), await chat.AddOperatorAsync("Boris"));
            var visitor = await chat.AddVisitorAsync();
            await chat.SayAsync(visitor, "1");
            var talk = new Talk(chat, anna, boris, visitor, (await chat.DialogOfAsync(visitor)).Id);
            await chat.Desk.TakeAsync(anna, talk.Dialog, Desk.Saw(null));
            for (var i = 2; i < read; i++)
            {
                await chat.SayAsync(visitor, $"{i}");
            }

            if (read > 1)
            {
                talk._answer = (await chat.AnswerAsync(anna, talk.Dialog, $"{read}", anna.Member)).Id;
            }

            for (var i = 0; i < unread; i++)
            {
                await chat.SayAsync(visitor, $"{read + 1 + i}");
            }

            return talk;
        }

        public ValueTask<DeskThread> OpenAsync(ThreadBeginning beginning) => chat.Desk.OpenAsync(anna, dialog, beginning);

        public async Task EditAsync(string text) => await chat.Desk.EditAsync(anna, dialog, _answer, text, 0);

        public async Task<Place> PlaceOfAsync(long eventSeq) =>
            (await chat.Engine.Storage.Log.ReadAfterAsync(chat.Project.Id, dialog, eventSeq - 1, 1, default))[0].Entry.Place;

        public static IEnumerable<int> NumbersOf(DeskThread thread) => thread.Items.Where(item => item.Message is not null).Select(item => (int)item.Message!.Seq);

        /// <summary>Anything that may happen, lawful or refused.</summary>
        public async Task StepAsync(int what)
        {
            var state = (await chat.DialogOfAsync(visitor)).Responsible;
            try
            {
                switch (what)
                {
                    case 0:
                        await chat.AnswerAsync(anna, dialog, "Yes", state);
                        break;
                    case 1:
                        await chat.Desk.CloseAsync(boris, dialog, Desk.Saw(state));
                        break;
                    case 2:
                        await chat.Desk.ReopenAsync(anna, dialog, Desk.Saw(state));
                        break;
                    case 3:
                        await chat.Desk.ReadAsync(anna, dialog, (await chat.DialogOfAsync(visitor)).MessageSeq - 1);
                        break;
                    default:
                        await chat.SayAsync(visitor, "Hello?");
                        break;
                }
            }
            catch (Refusal)
            {
                // Closed already, or open: nothing happened.
            }
        }

        public ValueTask DisposeAsync() => chat.DisposeAsync();
    }
}
