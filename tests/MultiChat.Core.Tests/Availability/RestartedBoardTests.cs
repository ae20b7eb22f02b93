using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing.Faults;

namespace MultiChat.Availability;

public sealed class RestartedBoardTests
{
    [Fact] // P2
    public async Task Restarts_do_not_grant_an_absent_operator_the_time_again()
    {
        await using var storage = new InMemoryStorage();
        var clock = new FakeTimeProvider();
        DeskActor anna;
        var first = new ChatEngine(storage, new ChatOptions(), clock, new SeededRandomSource(1));
        await first.StartAsync();
        var project = await first.Admin.CreateProjectAsync("main", "Main");
        var member = await first.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-");
        anna = new DeskActor { Project = project.Id, Member = member.Id };
        await first.Attendance.ConnectAsync(project.Id, anna.Member, default);
        await first.Desk.SwitchAsync(anna, available: true);

        // Killed while Anna was connected, and started again every 20 minutes.
        for (var start = 0; start < 2; start++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            var again = new ChatEngine(storage, new ChatOptions(), clock, new SeededRandomSource(start));
            await again.StartAsync();
            again.Visitors.CanBegin(project.Id).Should().BeTrue();
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        var last = new ChatEngine(storage, new ChatOptions(), clock, new SeededRandomSource(9));
        await last.StartAsync();
        last.Visitors.CanBegin(project.Id).Should().BeFalse();
    }

    [Fact] // invariant 16
    public async Task A_switch_moved_while_a_host_starts_holds_there()
    {
        var storage = new InMemoryStorage();
        var clock = new FakeTimeProvider();
        var first = new ChatEngine(storage, new ChatOptions(), clock, new SeededRandomSource(1));
        await first.StartAsync();
        var project = await first.Admin.CreateProjectAsync("main", "Main");
        var member = await first.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-");
        await first.Admin.SwitchAsync(member, available: true);
        await first.Attendance.ConnectAsync(project.Id, member.Id, default);
        var moving = Task.CompletedTask;
        var started = new AtCall { Name = "HandSwitches.ListAsync" };
        await using var second = new ChatEngine(
            new InterceptedStorage(storage, started), new ChatOptions(), clock, new SeededRandomSource(2));

        // The list is read by then, and not yet taken over.
        started.Afterwards = () =>
        {
            moving = second.Admin.SwitchAsync(member, available: false);
            return Task.CompletedTask;
        };
        await second.StartAsync();
        await moving;

        second.Visitors.CanBegin(project.Id).Should().BeFalse();
        (await storage.HandSwitches.ListAsync(project.Id, default)).Should().ContainSingle().Which.On.Should().BeFalse();
    }
}
