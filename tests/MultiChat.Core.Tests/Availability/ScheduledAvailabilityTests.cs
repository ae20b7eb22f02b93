using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Live;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Availability;

public sealed class ScheduledAvailabilityTests
{
    // A Monday, 07:59:59 in Moscow.
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 30, 4, 59, 59);

    [Fact] // P1, P4
    public async Task An_operator_is_available_from_each_start_to_each_end_with_no_browser_open()
    {
        await using var chat = await TestChat.StartAsync();
        await AddAsync(chat, "Mon-Fri 08:00-18:00");
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());
        CanBegin(chat).Should().BeFalse();

        chat.Clock.Advance(TimeSpan.FromMilliseconds(999));
        CanBegin(chat).Should().BeFalse();
        chat.Clock.Advance(TimeSpan.FromMilliseconds(1));
        CanBegin(chat).Should().BeTrue();
        chat.Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromMilliseconds(1));
        CanBegin(chat).Should().BeTrue();
        chat.Clock.Advance(TimeSpan.FromMilliseconds(1));
        CanBegin(chat).Should().BeFalse();
    }

    [Fact] // P1, P6: skipped changes are not told, and the last is told with its own time
    public async Task Host_code_hears_of_each_change_when_it_was()
    {
        await using var chat = await TestChat.StartAsync();
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());
        var heard = new Collector<AvailabilityEvent>();
        using var subscription = chat.Engine.Availability.Subscribe(heard);
        await AddAsync(chat, "Mon-Fri 08:00-18:00");

        chat.Clock.Advance(TimeSpan.FromSeconds(1));
        chat.Clock.Advance(TimeSpan.FromHours(10));

        var start = Morning + Duration.FromSeconds(1);
        (await heard.TakeAsync(2)).Select(change => (change.Available, change.At)).Should().Equal((true, start), (false, start + Duration.FromHours(10)));
    }

    [Fact] // P3, S8, invariant 17
    public async Task A_hand_switch_holds_until_the_schedule_changes_next()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 08:00-18:00");
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset().AddHours(2));

        var off = await chat.Desk.SwitchAsync(anna, available: false);
        (off.Available, off.Why, off.By, off.Until).Should().Be((false, StatusReason.Hand, anna.Member, Instant.FromUtc(2026, 11, 30, 15, 0)));
        chat.Clock.Advance(TimeSpan.FromHours(9));
        (Status(chat, anna).Why, CanBegin(chat)).Should().Be((StatusReason.Schedule, false));
        var on = await chat.Desk.SwitchAsync(anna, available: true);
        (on.Available, on.Until).Should().Be((true, Instant.FromUtc(2026, 12, 1, 5, 0)));
        chat.Clock.Advance(TimeSpan.FromHours(14));
        (Status(chat, anna).Why, CanBegin(chat)).Should().Be((StatusReason.Schedule, true));
    }

    [Fact] // P2, P3: absence ends nobody who has a schedule
    public async Task With_a_schedule_absence_ends_neither_the_hours_nor_a_hand_switch()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 08:00-18:00");
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset().AddHours(12));
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        await chat.Desk.SwitchAsync(anna, available: true);
        await chat.Engine.Attendance.DisconnectAsync(anna.Project, anna.Member, default);

        chat.Clock.Advance(TimeSpan.FromHours(3));
        CanBegin(chat).Should().BeTrue();
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);

        (Status(chat, anna).Available, Status(chat, anna).Why).Should().Be((true, StatusReason.Hand));
    }

    [Fact] // P3, P4, S8: on by hand before the hours begin, an operator stays available when they do, and the page says why from then on
    public async Task An_open_page_learns_that_a_hand_switch_has_given_way_to_hours_that_say_the_same()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 08:00-18:00");
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());
        await chat.Desk.SwitchAsync(anna, available: true);
        var page = new DeskOutlet();
        var session = chat.Engine.OpenSession(anna, page);
        var loop = session.RunAsync();
        await session.StartAsync(default);

        chat.Clock.Advance(TimeSpan.FromSeconds(1));
        var told = await page.NextAsync<OperatorStatus>();
        session.End();
        await loop.InTimeAsync();

        (told.Available, told.Why).Should().Be((true, StatusReason.Schedule));
    }

    [Fact] // P3: round the clock nothing ends it but another switch
    public async Task Round_the_clock_a_hand_switch_holds_until_it_is_moved_back()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Sun 00:00-24:00");
        CanBegin(chat).Should().BeTrue();

        var off = await chat.Desk.SwitchAsync(anna, available: false);
        chat.Clock.Advance(TimeSpan.FromDays(40));

        (off.Until, CanBegin(chat)).Should().Be((null, false));
    }

    [Fact] // P3
    public async Task With_the_other_choice_a_hand_switch_is_refused_where_a_schedule_decides()
    {
        await using var chat = await TestChat.StartAsync(options: new ChatOptions { ScheduledSwitch = ScheduledSwitch.Refuse });
        var (anna, boris) = (await AddAsync(chat, "Mon-Fri 08:00-18:00"), await chat.AddOperatorAsync("Boris", available: false));

        var move = async () => await chat.Desk.SwitchAsync(anna, available: true);

        (await move.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.ScheduleDecides);
        (await chat.Desk.SwitchAsync(boris, available: true)).Available.Should().BeTrue();
    }

    [Fact] // S8
    public async Task The_desk_can_say_why()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Tue 22:00-06:00");
        chat.Clock.SetUtcNow(Instant.FromUtc(2026, 12, 2, 0, 0).ToDateTimeOffset());

        var status = Status(chat, anna);

        (status.Available, status.Why, status.Zone, status.Until).Should().Be((true, StatusReason.Schedule, "Europe/Moscow", Instant.FromUtc(2026, 12, 2, 3, 0)));
        (status.Interval!.Date, status.Interval.Hours.ToString()).Should().Be((new LocalDate(2026, 12, 1), "22:00-06:00"));
    }

    [Fact] // P1, invariant 15: nothing derived is stored
    public async Task A_restart_in_the_middle_changes_nothing()
    {
        var storage = new InMemoryStorage();
        var chat = await TestChat.StartAsync(storage);
        var (anna, boris) = (await AddAsync(chat, "Mon-Fri 08:00-18:00"), await AddAsync(chat, "Mon-Fri 08:00-18:00", "Boris"));
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset().AddHours(2));
        await chat.Desk.SwitchAsync(boris, available: false);

        await using var again = new ChatEngine(storage, new ChatOptions(), chat.Clock, new SeededRandomSource(3));
        await again.StartAsync();

        again.Board.AvailableOperators(anna.Project).Should().BeEquivalentTo([anna.Member]);
        chat.Clock.Advance(TimeSpan.FromHours(9));
        again.Board.AvailableOperators(anna.Project).Should().BeEmpty();
        chat.Clock.Advance(TimeSpan.FromHours(14));
        again.Board.AvailableOperators(anna.Project).Should().BeEquivalentTo([anna.Member, boris.Member]);
    }

    [Fact] // S4: without its rules nobody could say who is on duty, and UTC would be wrong in silence
    public async Task A_chat_with_a_time_zone_that_nobody_knows_does_not_start()
    {
        var storage = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(storage);
        await AddAsync(chat, "Mon-Fri 08:00-18:00 | | Europe/Kyiv");
        await using var again = new ChatEngine(
            storage, new ChatOptions { TimeZones = new NoZones() }, chat.Clock, new SeededRandomSource(3));

        var start = async () => await again.StartAsync();

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("The time zone * of the project main is not among the time zones none.*");
    }

    [Fact]
    public async Task A_schedule_in_a_zone_that_nobody_knows_is_refused()
    {
        await using var chat = await TestChat.StartAsync();

        var add = () => AddAsync(chat, "Mon-Fri 08:00-18:00 | | Mars/Olympus");

        await add.Should().ThrowAsync<ArgumentException>().WithMessage("A schedule's zone is an IANA time zone.*");
    }

    [Fact] // P1, S4: a clock that was set back and forth shows what is at that instant
    public async Task A_clock_that_is_set_shows_what_is_then()
    {
        await using var chat = await TestChat.StartAsync();
        chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());
        var time = new SetTime(chat.Clock.GetUtcNow());
        await using var engine = new ChatEngine(new InMemoryStorage(), new ChatOptions(), time, new SeededRandomSource(3));
        await engine.StartAsync();
        var project = await engine.Admin.CreateProjectAsync("main", "Main", zone: "Europe/Moscow");
        var anna = await engine.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-");
        await engine.Admin.SaveMemberAsync(anna with { Schedule = Schedule.Parse("Mon-Fri 08:00-18:00") });

        foreach (var hour in new[] { 2, -3, 12, 2, 0, 30, 26, -40 })
        {
            time.Now = Morning.ToDateTimeOffset().AddHours(hour);
            engine.Visitors.CanBegin(project.Id).Should().Be(hour is 2 or 26 or 30, $"it is {hour} hours later");
        }
    }

    private static bool CanBegin(TestChat chat) => chat.Visitors.CanBegin(chat.Project.Id);

    private static OperatorStatus Status(TestChat chat, DeskActor who) => chat.Engine.Board.StatusOf(who.Project, who.Member);

    private static async Task<DeskActor> AddAsync(TestChat chat, string schedule, string name = "Anna")
    {
        var kept = Schedule.Parse(schedule);
        var actor = await chat.AddOperatorAsync(name, available: false);
        var member = chat.Engine.Admin.Projects.Single().FindMember(actor.Member)!;
        await chat.Engine.Admin.SetScheduleAsync(member, new Schedule(kept.Hours, kept.Exceptions, kept.Zone ?? "Europe/Moscow"));
        return actor;
    }

    private sealed class SetTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
