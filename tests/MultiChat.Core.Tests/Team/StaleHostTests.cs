using System.Collections.ObjectModel;
using MultiChat.InMemory;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Testing;
using NodaTime;
using NodaTime.TimeZones;

namespace MultiChat.Team;

public sealed class StaleHostTests
{
    [Fact]
    public async Task A_page_that_knows_more_than_its_host_changes_only_what_it_says()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        var anna = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna", "-");
        // The same storage, and no line between the two: this one learns nothing by itself.
        await using var stale = new ChatEngine(new Unlinked(memory), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        var known = stale.Admin.Projects.Single().FindMember(anna.Id)!;
        var seen = await chat.Engine.Admin.SetScheduleAsync(anna, Schedule.Parse("Mon 09:00-18:00"));

        var saved = await stale.Admin.ChangeSeenAsync(known, seen.Version, current => current with { FirstName = "Hanna" });

        (saved.FirstName, saved.Schedule).Should().Be(("Hanna", seen.Schedule));
        await Refuses.WithAsync(RefusalCode.MemberConflict, () => new ValueTask(
            stale.Admin.ChangeSeenAsync(known, seen.Version, current => current with { FirstName = "Late" })));
    }

    [Fact]
    public async Task A_name_that_is_saved_at_a_host_behind_keeps_the_country_that_was_chosen_elsewhere()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        await using var stale = new ChatEngine(new Unlinked(memory), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        await chat.Engine.Admin.SaveProjectAsync(chat.Project with { Country = "DE" });

        var saved = await stale.Admin.SaveProjectAsync(chat.Project.Id, project => project with { Name = "Acme" });

        (saved.Name, saved.Country).Should().Be(("Acme", "DE"));
    }

    [Fact] // S3, S6
    public async Task Dates_for_which_there_is_no_room_by_now_are_a_refusal_and_a_member_changed_since_is_the_first()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        var anna = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna", "-");
        await using var stale = new ChatEngine(new Unlinked(memory), new ChatOptions(), chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        var known = stale.Admin.Projects.Single().FindMember(anna.Id)!;
        var days = Enumerable.Range(0, Schedule.MaxExceptions + 1).Select(day => new DayException { Date = new LocalDate(2027, 1, 1).PlusDays(day), Hours = DayHours.None }).ToList();
        var full = (await chat.Engine.Admin.SetExceptionsAsync([known], days[1..])).Members[0];

        await Refuses.WithAsync(RefusalCode.MemberConflict, () => SetAsync(known));
        await Refuses.WithAsync(RefusalCode.InvalidField, () => SetAsync(known with { Version = full.Version }));

        async ValueTask SetAsync(Member seen) => await stale.Admin.SetExceptionsAsync([seen], days[..1]);
    }

    [Fact] // S4, S7
    public async Task A_host_that_does_not_know_a_newer_zone_yet_says_so_and_saves_what_is_not_about_it()
    {
        var memory = new InMemoryStorage();
        await using var chat = await TestChat.StartAsync(memory);
        var anna = await chat.Engine.Admin.AddMemberAsync(chat.Project.Id, "anna@example.org", "Anna", "-");
        await using var stale = new ChatEngine(
            new Unlinked(memory), new ChatOptions { TimeZones = new Without("Asia/Almaty") }, chat.Clock, new SeededRandomSource(2));
        await stale.StartAsync();
        await chat.Engine.Admin.SetScheduleAsync(anna, Schedule.Parse("Mon 09:00-18:00 | | Asia/Almaty"));
        await chat.Engine.Admin.SaveProjectAsync(chat.Project with { Zone = "Asia/Almaty" });
        await stale.Teams.LoadAsync(default);

        await Refuses.WithAsync(RefusalCode.Busy, () =>
        {
            stale.Admin.CoverageOf(chat.Project.Id, new LocalDate(2026, 12, 7));
            return default;
        });
        (await stale.Admin.ChangeSeenAsync(anna, stale.Admin.Projects.Single().FindMember(anna.Id)!.Version, current => current with { FirstName = "Hanna" }))
            .FirstName.Should().Be("Hanna");
    }

    private sealed class Without(string unknown) : IDateTimeZoneProvider
    {
        private readonly IDateTimeZoneProvider _others = DateTimeZoneProviders.Tzdb;

        public string VersionId => _others.VersionId;

        public ReadOnlyCollection<string> Ids => [.. _others.Ids.Where(id => id != unknown)];

        public DateTimeZone this[string id] => GetZoneOrNull(id) ?? throw new DateTimeZoneNotFoundException(id);

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string id) => id == unknown ? null : _others.GetZoneOrNull(id);
    }

    private sealed class Unlinked(ChatStorage inner) : DelegatingStorage(inner)
    {
        public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

        protected override ValueTask DisposeInnerAsync() => ValueTask.CompletedTask;
    }
}
