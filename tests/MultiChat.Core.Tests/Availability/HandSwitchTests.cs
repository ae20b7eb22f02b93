using MultiChat.Events;
using MultiChat.Testing;

namespace MultiChat.Availability;

public sealed class HandSwitchTests
{
    [Fact] // P2
    public async Task Switching_on_makes_available_at_once()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna", available: false);

        var status = await chat.Desk.SwitchAsync(anna, available: true);

        status.Available.Should().BeTrue();
        (status.Why, status.By).Should().Be((StatusReason.Hand, anna.Member));
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
    }

    [Fact] // P2
    public async Task Available_but_not_connected_for_thirty_minutes_ends()
    {
        await using var chat = await TestChat.StartAsync();
        await chat.AddOperatorAsync("Anna");
        chat.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();

        chat.Clock.Advance(TimeSpan.FromMilliseconds(1));

        chat.Visitors.CanBegin(chat.Project.Id).Should().BeFalse();
    }

    [Fact] // P2
    public async Task A_connected_operator_stays_available()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.Engine.Attendance.ConnectAsync(chat.Project.Id, anna.Member, default);

        chat.Clock.Advance(TimeSpan.FromHours(9));

        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
    }

    [Fact] // P2
    public async Task Coming_back_after_too_long_does_not_switch_on_by_itself()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        chat.Clock.Advance(TimeSpan.FromMinutes(31));

        await chat.Engine.Attendance.ConnectAsync(chat.Project.Id, anna.Member, default);

        var status = chat.Engine.Board.StatusOf(chat.Project.Id, anna.Member);
        (status.Available, status.Connected, status.Why).Should().Be((false, true, StatusReason.Absence));
    }

    [Fact] // P2
    public async Task Coming_back_in_time_starts_the_thirty_minutes_again()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await chat.AddOperatorAsync("Anna");
        chat.Clock.Advance(TimeSpan.FromMinutes(29));
        await chat.Engine.Attendance.ConnectAsync(chat.Project.Id, anna.Member, default);
        await chat.Engine.Attendance.DisconnectAsync(chat.Project.Id, anna.Member, default);

        chat.Clock.Advance(TimeSpan.FromMinutes(29));

        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
    }

    [Fact] // P2
    public async Task With_the_other_choice_absence_never_ends_it()
    {
        await using var chat = await TestChat.StartAsync(options: new ChatOptions { AbsenceLimit = null });
        await chat.AddOperatorAsync("Anna");

        chat.Clock.Advance(TimeSpan.FromDays(400));

        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
    }

    [Fact] // P6
    public async Task Host_code_hears_each_change_once()
    {
        await using var chat = await TestChat.StartAsync();
        var heard = new Collector<AvailabilityEvent>();
        using var subscription = chat.Engine.Availability.Subscribe(heard);
        var anna = await chat.AddOperatorAsync("Anna");
        chat.Clock.Advance(TimeSpan.FromMinutes(30));
        await chat.Desk.SwitchAsync(anna, available: true);
        await chat.Desk.SwitchAsync(anna, available: true);

        var changes = await heard.TakeAsync(3);

        changes.Select(change => change.Available).Should().Equal(true, false, true);
        changes[1].At.Should().Be(changes[0].At + NodaTime.Duration.FromMinutes(30));
    }
}
