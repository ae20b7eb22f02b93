using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Testing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Clock;

/// <summary>
/// What an app's author may rely on: after <c>Advance</c> of a bare <c>FakeTimeProvider</c> everything is as it is at the new instant, whatever was
/// skipped between. The same on each storage.
/// </summary>
public abstract class LeapTests : IAsyncLifetime
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly FlakyWebhook _webhook = new();
    private ClockedApp _app = null!;

    private ProjectId Project => _app.Chat.Admin.Projects[0].Project.Id;

    public Task InitializeAsync()
    {
        _app = ClockedApp.Start(chat =>
        {
            AddStorage(chat);
            chat.Services.AddSingleton<Outbox.IOutboxHandler>(_webhook);
        });
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await _app.DisposeAsync();

    protected abstract void AddStorage(MultiChatBuilder chat);

    [Fact] // E2
    public async Task An_answer_may_be_edited_up_to_ten_minutes_and_not_at_ten_minutes()
    {
        await using var anna = await _app.OperatorAsync("Anna");
        await using var visitor = await _app.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna);
        var id = new MessageId((await anna.AnswerAsync(dialog, "Frist")).GetProperty("id").GetGuid());

        _app.Clock.Advance(TimeSpan.FromMinutes(10) - Millisecond);
        await anna.EditAsync(dialog, id, "First", revision: 0);
        _app.Clock.Advance(Millisecond);

        await Refused.WithAsync("edit_window_over", () => anna.EditAsync(dialog, id, "Late", revision: 1));
        await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual(["Hello", "First"]));
    }

    [Fact] // P2, P4
    public async Task An_operator_who_is_gone_for_half_an_hour_is_not_available_and_open_pages_hear_of_it()
    {
        await using var visitor = await _app.VisitorAsync();
        await using var boris = await _app.OperatorAsync("Boris", available: false);
        var anna = await _app.OperatorAsync("Anna");
        await visitor.WaitUntilAsync(page => page.Available);
        await anna.DisposeAsync();
        await boris.Desk.WaitUntilAsync(desk => !desk.GetMember(anna.Desk.Me).GetProperty("connected").GetBoolean());

        _app.Clock.Advance(TimeSpan.FromMinutes(30) - Millisecond);
        _app.Chat.Visitors.CanBegin(Project).Should().BeTrue();
        _app.Clock.Advance(Millisecond);

        _app.Chat.Visitors.CanBegin(Project).Should().BeFalse();
        await visitor.WaitUntilAsync(page => !page.Available);
        await boris.Desk.WaitUntilAsync(desk => !desk.GetMember(anna.Desk.Me).GetProperty("available").GetBoolean());
    }

    [Fact] // P1, P4, P5
    public async Task An_operator_with_hours_comes_and_goes_by_them_and_open_pages_hear_of_it()
    {
        await using var visitor = await _app.VisitorAsync();
        var anna = await _app.AddOperatorAsync("Anna");
        _app.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 5, 59, 59, 999, TimeSpan.Zero));
        await _app.Chat.Admin.SetScheduleAsync(anna, Schedule.Parse("Mon-Fri 09:00-18:00 | | Europe/Moscow"));
        _app.Chat.Visitors.CanBegin(Project).Should().BeFalse();

        _app.Clock.Advance(Millisecond);
        _app.Chat.Visitors.CanBegin(Project).Should().BeTrue();
        await visitor.WaitUntilAsync(page => page.Available);
        await visitor.SendAsync("Hello");
        _app.Clock.Advance(TimeSpan.FromHours(9) - Millisecond);
        _app.Chat.Visitors.CanBegin(Project).Should().BeTrue();
        _app.Clock.Advance(Millisecond);

        _app.Chat.Visitors.CanBegin(Project).Should().BeFalse();
        await visitor.WaitUntilAsync(page => !page.Available);
        await visitor.SendAsync("Are you still there?");
    }

    [Fact] // D6
    public async Task A_visitor_hears_of_a_closing_after_five_seconds()
    {
        await using var anna = await _app.OperatorAsync("Anna");
        await using var visitor = await _app.VisitorAsync();
        await visitor.SendAsync("Hello");
        var dialog = await DialogAsync(anna);
        await anna.CloseAsync(dialog);

        _app.Clock.Advance(TimeSpan.FromSeconds(5) - Millisecond);
        (await StatusAsync(visitor)).Should().Be("open");
        _app.Clock.Advance(Millisecond);

        (await StatusAsync(visitor)).Should().Be("archived");
        await visitor.View.WaitUntilAsync(view => view.Items.Count == 2);
    }

    [Fact] // G8
    public async Task What_an_outbox_handler_did_not_take_comes_again_after_the_pause_and_not_before()
    {
        await using var anna = await _app.OperatorAsync("Anna");
        await using var visitor = await _app.VisitorAsync();
        await visitor.SendAsync("Hello");
        await _webhook.WaitForAsync(attempts: 1);
        foreach (var (pause, attempt) in new[] { (1, 2), (2, 3), (4, 4) })
        {
            await _app.Chat.ComeToRestAsync();
            _app.Clock.Advance(TimeSpan.FromSeconds(pause) - Millisecond);
            await _app.Chat.ComeToRestAsync();
            _webhook.Attempts.Should().Be(attempt - 1);
            _app.Clock.Advance(Millisecond);
            await _webhook.WaitForAsync(attempt);
        }

        await _app.Chat.ComeToRestAsync();
        _webhook.IsDown = false;
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _webhook.WaitForAsync(attempts: 5);
        await _app.Chat.ComeToRestAsync();
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _app.Chat.ComeToRestAsync();
        _webhook.Attempts.Should().Be(5);
    }

    [Theory]
    [InlineData(59_999, true)]
    [InlineData(60_000, false)]
    public async Task A_ticket_is_good_for_less_than_a_minute(int millis, bool isGood)
    {
        await using var visitor = await VisitorClient.StartAsync(_app.Mount);
        var ticket = (await visitor.Rest.PostAsync("v1/s/main/identity", new { })).GetProperty("ticket").GetString();

        _app.Clock.Advance(TimeSpan.FromMilliseconds(millis));

        var join = () => visitor.Hub.CallAsync("Join", new { ticket });
        if (isGood)
        {
            await join.Should().NotThrowAsync();
        }
        else
        {
            await Refused.WithAsync("not_signed_in", join);
        }
    }

    [Fact]
    public async Task An_operators_session_ends_after_thirty_days_on_its_connection_and_for_the_next()
    {
        await using var anna = await _app.OperatorAsync("Anna");
        _app.Clock.Advance(TimeSpan.FromDays(30) - Millisecond);
        await anna.ListAsync("mine");

        _app.Clock.Advance(Millisecond);

        await Refused.WithAsync("not_signed_in", () => anna.ListAsync("mine"));
        await Refused.WithAsync("not_signed_in", () => anna.Rest.GetAsync("v1/session"));
    }

    private static async Task<DialogId> DialogAsync(OperatorClient anna)
    {
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        return new DialogId(anna.Desk.RowsOf("mine")[0].GetProperty("id").GetGuid());
    }

    private static async Task<string?> StatusAsync(VisitorClient visitor) =>
        (await visitor.SnapshotAsync()).GetProperty("dialog").GetProperty("status").GetString();
}
