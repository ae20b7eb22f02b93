using MultiChat.Events;
using MultiChat.Schedules;
using MultiChat.Team;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>A hand switch belongs to the hours, and to the right, under which it was moved (rules P3, T4; invariant 17).</summary>
public sealed class EndedSwitchTests : IAsyncLifetime
{
    private static readonly WeeklyHours Week = WeeklyHours.Parse("Mon-Fri 09:00-18:00");

    // A Monday.
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private TestChat _chat = null!;

    private ProjectAdmin Admin => _chat.Engine.Admin;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync();
        await Admin.SaveProjectAsync(_chat.Project with { Zone = "Etc/UTC" });
        _chat.Clock.SetUtcNow(Noon);
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact] // P1, P3
    public async Task A_switch_that_absence_ended_does_not_come_back_with_hours()
    {
        _chat.Clock.SetUtcNow(Noon.AddDays(4));
        var anna = await _chat.AddOperatorAsync("Anna");
        _chat.Clock.Advance(TimeSpan.FromDays(1));

        var change = await SetAsync(anna, Week);

        (Status(anna).Available, Status(anna).Why, Status(anna).Until).Should().Be((false, StatusReason.Schedule, Instant.FromUtc(2026, 12, 7, 9, 0)));
        (change.Available.Count, change.Unavailable.Count).Should().Be((0, 0));
    }

    [Fact] // P1, P3
    public async Task Who_had_switched_off_is_there_by_hours_that_come_later()
    {
        var anna = await _chat.AddOperatorAsync("Anna");
        await _chat.Desk.SwitchAsync(anna, available: false);
        _chat.Clock.Advance(TimeSpan.FromDays(3));

        var change = await SetAsync(anna, WeeklyHours.Always);

        (Status(anna).Available, Status(anna).Why).Should().Be((true, StatusReason.Schedule));
        change.Available.Should().Equal(anna.Member);
    }

    [Fact] // P2, P3
    public async Task A_switch_that_the_hours_ended_does_not_come_back_without_them()
    {
        var anna = await AddAsync("Mon-Fri 13:00-14:00");
        await _chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        await _chat.Desk.SwitchAsync(anna, available: true);
        _chat.Clock.Advance(TimeSpan.FromHours(3));
        Status(anna).Available.Should().BeFalse();

        var change = await SetAsync(anna, WeeklyHours.None);

        (Status(anna).Available, CanBegin).Should().Be((false, false));
        (change.Available.Count, change.Unavailable.Count).Should().Be((0, 0));
    }

    [Fact] // P3: the same instant is not before it
    public async Task A_switch_and_hours_at_one_instant_count_in_their_order()
    {
        var anna = await AddAsync("Mon-Fri 09:00-18:00");
        await _chat.Desk.SwitchAsync(anna, available: false);

        var change = await SetAsync(anna, WeeklyHours.Parse("Mon-Fri 10:00-17:00"));
        (change.Available, Status(anna).Available).Should().BeEquivalentTo(((MemberId[])[anna.Member], true));

        (await _chat.Desk.SwitchAsync(anna, available: false)).Available.Should().BeFalse();
    }

    [Fact] // P3
    public async Task Hours_that_are_equal_and_dates_beyond_the_switch_end_nothing()
    {
        var anna = await AddAsync("Mon-Fri 09:00-18:00");
        await _chat.Desk.SwitchAsync(anna, available: false);

        await SetAsync(anna, Week);
        Status(anna).Why.Should().Be(StatusReason.Hand);
        await Admin.SetExceptionsAsync([Read(anna)], [DayException.Parse("2026-12-31 off")]);
        Status(anna).Why.Should().Be(StatusReason.Hand);
        var change = await Admin.SetExceptionsAsync([Read(anna)], [DayException.Parse("2026-11-30 09:00-17:00")]);

        (Status(anna).Available, Status(anna).Why).Should().Be((true, StatusReason.Schedule));
        change.Available.Should().Equal(anna.Member);
    }

    [Fact] // P2: nobody is thrown out of work by it, and nobody stays there for ever
    public async Task Whoever_loses_their_hours_stays_as_they_are()
    {
        var (anna, boris, vera) = (await AddAsync("Mon-Fri 09:00-18:00"), await AddAsync("Mon-Fri 09:00-18:00", "Boris"), await AddAsync("Tue 09:00-18:00", "Vera"));
        await _chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        var heard = new Collector<AvailabilityEvent>();
        using var subscription = _chat.Engine.Availability.Subscribe(heard);

        var change = await Admin.SetHoursAsync([Read(anna), Read(boris), Read(vera)], WeeklyHours.None);

        (change.Available.Count, change.Unavailable.Count).Should().Be((0, 0));
        (Status(anna).Available, Status(boris).Available, Status(vera).Available).Should().Be((true, true, false));
        _chat.Clock.Advance(TimeSpan.FromMinutes(30));
        (Status(anna).Available, Status(boris).Available, Status(vera).Available).Should().Be((true, false, false));
        (await heard.TakeAsync(1)).Select(told => (told.Member, told.Available)).Should().Equal((boris.Member, false));
    }

    [Fact] // S1, P3
    public async Task A_new_zone_of_the_project_ends_the_switches_of_those_who_follow_it()
    {
        var (anna, boris) = (await AddAsync("Mon-Fri 09:00-18:00"), await AddAsync("Mon-Fri 09:00-18:00 | | Etc/UTC", "Boris"));
        await _chat.Desk.SwitchAsync(anna, available: false);
        await _chat.Desk.SwitchAsync(boris, available: false);

        await Admin.SaveProjectAsync(Team.Project with { Name = "Shop" });
        Status(anna).Why.Should().Be(StatusReason.Hand);
        await Admin.SaveProjectAsync(Team.Project with { Zone = "Europe/Moscow" });

        (Status(anna).Available, Status(anna).Why).Should().Be((true, StatusReason.Schedule));
        (Status(boris).Available, Status(boris).Why).Should().Be((false, StatusReason.Hand));
    }

    [Fact] // T4, P2
    public async Task Whoever_is_enabled_again_is_not_available_by_a_switch_from_before()
    {
        var anna = await _chat.AddOperatorAsync("Anna");

        await Admin.DisableMemberAsync(Read(anna));
        CanBegin.Should().BeFalse();
        await Admin.EnableMemberAsync(Read(anna));

        CanBegin.Should().BeFalse();
        (await _chat.Desk.SwitchAsync(anna, available: true)).Available.Should().BeTrue();
    }

    [Fact] // T4, P2
    public async Task Whoever_is_given_the_right_again_is_not_available_by_a_switch_from_before()
    {
        var anna = await _chat.AddOperatorAsync("Anna");

        await Admin.SetRightsAsync(Read(anna), Rights.Journal);
        await Admin.SetRightsAsync(Read(anna), Rights.Operator | Rights.Journal);

        CanBegin.Should().BeFalse();
    }

    [Fact] // T4, P7
    public async Task Nobody_moves_the_switch_of_somebody_who_is_no_operator()
    {
        var (anna, boris) = (await _chat.AddOperatorAsync("Anna"), await _chat.AddOperatorAsync("Boris"));
        await Admin.DisableMemberAsync(Read(anna));
        await Admin.SetRightsAsync(Read(boris), Rights.Journal);

        foreach (var member in new[] { anna, boris })
        {
            var move = () => Admin.SwitchAsync(Read(member), available: true);
            (await move.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.InvalidField);
        }
    }

    private bool CanBegin => _chat.Visitors.CanBegin(_chat.Project.Id);

    private ProjectTeam Team => Admin.Projects.Single();

    private Member Read(DeskActor who) => Team.FindMember(who.Member)!;

    private Task<ScheduleChange> SetAsync(DeskActor who, WeeklyHours hours) => Admin.SetHoursAsync([Read(who)], hours);

    private OperatorStatus Status(DeskActor who) => _chat.Engine.Board.StatusOf(who.Project, who.Member);

    private async Task<DeskActor> AddAsync(string schedule, string name = "Anna")
    {
        var actor = await _chat.AddOperatorAsync(name, available: false);
        await Admin.SetScheduleAsync(Read(actor), Schedule.Parse(schedule));
        return actor;
    }
}
