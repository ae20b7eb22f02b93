using MultiChat.Schedules;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Team;

/// <summary>Hours for several operators as one change (rule S6).</summary>
public sealed class SchedulesAtOnceTests : IAsyncLifetime
{
    private static readonly Schedule Kept = Schedule.Parse("Mon 01:00-02:00 | 2027-01-01 off | Asia/Almaty");

    private TestChat _chat = null!;

    private ProjectAdmin Admin => _chat.Engine.Admin;

    public async Task InitializeAsync() => _chat = await TestChat.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact] // S6
    public async Task Hours_for_fifty_are_one_commit_and_the_answer_says_whose_status_changes_now()
    {
        var fifty = await AddAsync(50);
        await Admin.SwitchAsync(fifty[3], available: true);
        await Admin.SetScheduleAsync(fifty[4], Kept);
        var seen = Read(fifty);
        var entries = (await Admin.ListAuditAsync(_chat.Project.Id, limit: 100)).Count;

        var change = await Admin.SetHoursAsync(seen, Around(_chat.Engine.Clock.Now), "Europe/Moscow");

        change.Members.Should().Equal(Read(fifty));
        change.Members.Should().OnlyContain(member => member.Schedule.Zone == "Europe/Moscow");
        change.Members[4].Schedule.Exceptions.Should().Equal(Kept.Exceptions, "hours replace theirs, exceptions stay");
        change.Available.Should().BeEquivalentTo(fifty.Where((_, index) => index != 3).Select(member => member.Id), "the fourth was there already");
        change.Unavailable.Should().BeEmpty();
        _chat.Engine.Board.AvailableOperators(_chat.Project.Id).Should().BeEquivalentTo(fifty.Select(member => member.Id));
        (await Admin.ListAuditAsync(_chat.Project.Id, limit: 100)).Should().HaveCount(entries + 1)
            .And.Subject.First().Changes.Should().HaveCount(50);
    }

    [Fact] // S6
    public async Task A_day_off_for_several_takes_those_away_who_are_there_and_leaves_other_dates()
    {
        var three = await AddAsync(3);
        await Admin.SetHoursAsync(Read(three), WeeklyHours.Always, "Etc/UTC");
        await Admin.SetExceptionsAsync([Read(three)[0]], [DayException.Parse("2027-01-01 10:00-12:00")]);
        var today = _chat.Engine.Clock.Now.InUtc().Date;

        // The night before is a span of its own: with whole days it goes on until midnight.
        var change = await Admin.SetExceptionsAsync(Read(three).Take(2).ToList(), [new DayException { Date = today, Hours = DayHours.None }]);

        change.Unavailable.Should().BeEquivalentTo([three[0].Id, three[1].Id]);
        change.Available.Should().BeEmpty();
        Read(three)[0].Schedule.ToString().Should().Be($"{WeeklyHours.Always} | {today:uuuu-MM-dd} off; 2027-01-01 10:00-12:00 | Etc/UTC");
        var back = await Admin.RemoveExceptionsAsync(Read(three), [today]);
        back.Available.Should().BeEquivalentTo([three[0].Id, three[1].Id]);
        Read(three)[0].Schedule.Exceptions.Should().ContainSingle(kept => kept.Date == new LocalDate(2027, 1, 1));
    }

    [Fact] // S6
    public async Task Where_one_was_changed_since_nobody_is_set()
    {
        var seen = await AddAsync(50);
        await Admin.SaveMemberAsync(seen[30] with { FirstName = "Vera" });

        var refused = await FluentActions.Awaiting(() => Admin.SetHoursAsync(seen, WeeklyHours.Always)).Should().ThrowAsync<Refusal>();

        refused.Which.Code.Should().Be(RefusalCode.MemberConflict);
        refused.Which.Facts["members"].Should().BeEquivalentTo(new[] { seen[30].Id });
        Read(seen).Should().OnlyContain(member => member.Schedule.IsEmpty);
    }

    [Fact] // S6
    public async Task Of_two_changes_of_the_same_members_at_once_one_is_refused_whole()
    {
        var seen = await AddAsync(20);
        var schedules = new[] { "Mon 09:00-10:00", "Tue 09:00-10:00" };

        var outcomes = await Task.WhenAll(schedules.Select(hours => SetAsync(WeeklyHours.Parse(hours))));

        outcomes.Should().BeEquivalentTo(new RefusalCode?[] { null, RefusalCode.MemberConflict });
        Read(seen).Select(member => member.Schedule.Hours.ToString()).Distinct().Should().ContainSingle().Which.Should().BeOneOf(schedules);

        async Task<RefusalCode?> SetAsync(WeeklyHours hours)
        {
            try
            {
                await Admin.SetHoursAsync(seen, hours);
                return null;
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        }
    }

    [Fact]
    public async Task Nobody_too_many_strangers_and_unknown_zones_are_refused()
    {
        var two = await AddAsync(2);
        var other = await Admin.CreateProjectAsync("other", "Other");
        var theirs = await Admin.AddMemberAsync(other.Id, "theirs@example.org", "Their", "-");

        foreach (var members in new IReadOnlyList<Member>[] { [], [.. Enumerable.Repeat(two[0], 1_001)], [two[0], theirs], [two[0], two[0]] })
        {
            await Admin.Awaiting(admin => admin.SetHoursAsync(members, WeeklyHours.Always)).Should().ThrowAsync<ArgumentException>();
        }

        await Admin.Awaiting(admin => admin.SetHoursAsync(two, WeeklyHours.Always, "Mars/Base")).Should().ThrowAsync<ArgumentException>();
        Read(two).Should().OnlyContain(member => member.Schedule.IsEmpty);
    }

    /// <summary>An hour around an instant, on whichever day.</summary>
    private static WeeklyHours Around(Instant now)
    {
        var moscow = now.InZone(DateTimeZoneProviders.Tzdb["Europe/Moscow"]).LocalDateTime;
        return WeeklyHours.None.With(moscow.DayOfWeek, DayHours.Parse($"{moscow.PlusMinutes(-1):HH:mm}-{moscow.PlusMinutes(60):HH:mm}"));
    }

    private IReadOnlyList<Member> Read(IReadOnlyList<Member> members) =>
        [.. members.Select(member => Admin.FindProject("main")!.FindMember(member.Id)!)];

    private async Task<IReadOnlyList<Member>> AddAsync(int count)
    {
        var members = new List<Member>();
        for (var number = 0; number < count; number++)
        {
            members.Add(await Admin.AddMemberAsync(_chat.Project.Id, $"o{number}@example.org", $"O{number}", "-"));
        }

        return members;
    }
}
