using System.Reactive.Linq;
using MultiChat.Events;
using MultiChat.Outbox;
using NodaTime;

namespace MultiChat.Testing;

/// <summary>What a test may rely on when it moves the clock of a chat.</summary>
public sealed class TestChatTests
{
    private readonly CollectingHandler _handler = new();
    private readonly List<double> _called = [];

    [Fact] // G8
    public async Task Advancing_as_time_goes_by_stands_at_each_attempt()
    {
        await using var chat = await StartFailingAsync();

        await chat.AdvanceAsync(TimeSpan.FromMinutes(1));

        _called.Should().Equal(0, 1, 3, 7, 15, 31);
    }

    [Fact] // G8
    public async Task Advancing_in_one_leap_makes_the_one_attempt_that_is_due_then()
    {
        await using var chat = await StartFailingAsync();

        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        await chat.AdvanceAsync(TimeSpan.Zero);

        _called.Should().Equal(0, 60);
    }

    [Theory] // P2
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_absent_for_half_an_hour_is_not_available_and_not_a_millisecond_earlier(bool inOneLeap)
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        Task MoveAsync(TimeSpan by)
        {
            if (inOneLeap)
            {
                chat.Clock.Advance(by);
                return Task.CompletedTask;
            }

            return chat.AdvanceAsync(by);
        }

        await MoveAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        chat.Engine.Board.AvailableOperators(chat.Project.Id).Should().Equal(anna.Member);
        await MoveAsync(TimeSpan.FromMilliseconds(1));

        chat.Engine.Board.AvailableOperators(chat.Project.Id).Should().BeEmpty();
    }

    [Fact] // P2, M4
    public async Task What_ended_in_the_middle_of_a_leap_is_told_with_the_instant_at_which_it_ended()
    {
        var (chat, anna, _, _, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        var told = new Collector<ChatEvent>();
        using var subscription = chat.Engine.Events.Where(told => told is not DialogEvent).Subscribe(told);
        await chat.AnswerAsync(anna, dialog, "Are you there?");
        var now = chat.Engine.Clock.Now;

        chat.Clock.Advance(TimeSpan.FromHours(2));

        (await told.TakeAsync(3)).Select(happened => (happened.GetType(), happened.At - now)).Should().BeEquivalentTo(
        [
            (typeof(DeliveryOverdueEvent), Duration.FromSeconds(5)),
            (typeof(AvailabilityEvent), Duration.FromMinutes(30)),
            (typeof(AvailabilityEvent), Duration.FromMinutes(30)),
        ]);
    }

    [Fact]
    public async Task A_handler_that_waits_for_the_clock_itself_does_not_keep_it_from_moving()
    {
        await using var chat = await TestChat.StartAsync(outbox: [_handler]);
        _handler.Answer = async (_, cancellation) => await Task.Delay(TimeSpan.FromMinutes(1), chat.Clock, cancellation);
        await chat.AddOperatorAsync("Anna");
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        var delivery = await _handler.NextAsync();

        await chat.AdvanceAsync(TimeSpan.FromMinutes(2)).InTimeAsync();

        delivery.Attempt.Should().Be(1);
        (await chat.Engine.DeadLetters.ListAsync(chat.Project.Id)).Should().BeEmpty();
    }

    [Fact] // M3
    public async Task On_a_clock_that_stands_what_a_page_acknowledges_is_kept_all_the_same()
    {
        var (chat, anna, _, visitor, dialog) = await Desk.WithADialogAsync();
        await using var _c = chat;
        await chat.AnswerAsync(anna, dialog, "Good day");
        var first = (await chat.Visitors.OpenAsync(visitor)).Place;
        await chat.Visitors.AppliedAsync(visitor, first);
        await chat.AnswerAsync(anna, dialog, "How can I help?");
        var second = (await chat.Visitors.OpenAsync(visitor)).Place;
        await chat.Visitors.AppliedAsync(visitor, second);

        await Patience.UntilAsync(async () =>
            (await chat.Engine.Storage.Marks.FindAsync(chat.Project.Id, dialog, default)).VisitorDelivered == second.EventSeq);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60_000)]
    public async Task A_clock_that_each_reading_moves_breaks_nothing_and_comes_to_rest(int millis)
    {
        await using var chat = await TestChat.StartAsync(outbox: [_handler]);
        chat.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(millis);
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        var visitor = await chat.AddVisitorAsync();
        await chat.SayAsync(visitor, "Hello");
        var dialog = (await chat.DialogOfAsync(visitor)).Id;
        await chat.AnswerAsync(anna, dialog, "Good day");
        await chat.Desk.CloseAsync(anna, dialog, Desk.Saw(anna.Member));
        await chat.AdvanceAsync(TimeSpan.FromMinutes(1));

        // The readings of others may take a lease's whole time: then its row comes again, as it may, and before those after it.
        var handled = new List<string>();
        do
        {
            handled.Add((await _handler.NextAsync()).Item.Message!.Text);
        }
        while (handled[^1] != "Good day");
        handled.Distinct(StringComparer.Ordinal).Should().Equal("Hello", "Good day");
        (await chat.Visitors.OpenAsync(visitor)).Items.Should().HaveCount(4, "the closing is a minute old");
        var rest = chat.Clock.ToString();
        await chat.AdvanceAsync(TimeSpan.Zero);
        chat.Clock.ToString().Should().Be(rest);
    }

    private async Task<TestChat> StartFailingAsync()
    {
        var chat = await TestChat.StartAsync(outbox: [_handler]);
        var began = chat.Engine.Clock.Now;
        _handler.Answer = (_, _) =>
        {
            _called.Add((chat.Engine.Clock.Now - began).TotalSeconds);
            throw new InvalidOperationException("Not now.");
        };
        await chat.AddOperatorAsync("Anna");
        await chat.SayAsync(await chat.AddVisitorAsync(), "One");
        await chat.AdvanceAsync(TimeSpan.Zero);
        return chat;
    }
}
