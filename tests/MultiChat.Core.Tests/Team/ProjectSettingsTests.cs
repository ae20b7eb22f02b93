using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Team;

/// <summary>A project's own settings: its name, the language of generated names, its time zone and country.</summary>
public sealed class ProjectSettingsTests : IAsyncLifetime
{
    // A Monday, 07:59 in Moscow and 14:59 in Vladivostok.
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 30, 4, 59);

    private TestChat _chat = null!;

    private ProjectAdmin Admin => _chat.Engine.Admin;

    private bool CanBegin => _chat.Visitors.CanBegin(_chat.Project.Id);

    public async Task InitializeAsync() => _chat = await TestChat.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task A_project_is_saved_with_a_cleaned_name_and_audited_field_by_field()
    {
        var saved = await Admin.SaveProjectAsync(_chat.Project with { Name = " Acme\u0002\n", Language = "ru", Zone = "Asia/Tokyo", Country = "JP" });

        saved.Should().Be(_chat.Project with { Name = "Acme", Language = "ru", Zone = "Asia/Tokyo", Country = "JP", ZoneSince = _chat.Engine.Clock.Now });
        Admin.Projects.Single().Project.Should().Be(saved);
        var entry = (await Admin.ListAuditAsync(_chat.Project.Id, limit: 1)).Single();
        entry.Kind.Should().Be("project_changed");
        entry.Changes.Select(change => (change.Subject, change.Field, change.Before, change.After)).Should().Equal(
            (_chat.Project.Id.Value, "name", _chat.Project.Name, "Acme"),
            (_chat.Project.Id.Value, "language", "en", "ru"),
            (_chat.Project.Id.Value, "zone", _chat.Project.Zone, "Asia/Tokyo"),
            (_chat.Project.Id.Value, "country", null, "JP"));
        (await Admin.SaveProjectAsync(saved with { Country = null })).Country.Should().BeNull();
    }

    [Fact]
    public async Task Saved_as_it_is_a_project_makes_no_entry()
    {
        var entries = await Admin.ListAuditAsync(_chat.Project.Id);

        await Admin.SaveProjectAsync(_chat.Project);

        (await Admin.ListAuditAsync(_chat.Project.Id)).Should().HaveCount(entries.Count);
    }

    public static TheoryData<string, Func<Project, Project>> Wrong => new()
    {
        { "A name*", project => project with { Name = "\u200B" } },
        { "A name*", project => project with { Name = new string('x', 101) } },
        { "A project's language*", project => project with { Language = "de" } },
        { "A project's zone*", project => project with { Zone = "Mars/Olympus" } },
        { "A project's zone*", project => project with { Zone = "UTC+3" } },
        { "A country*", project => project with { Country = "" } },
        { "A country*", project => project with { Country = "ru" } },
        { "A country*", project => project with { Country = "RUS" } },
        { "A country*", project => project with { Country = "РФ" } },
        { "A project's slug*", project => project with { Slug = "other" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_breaks_its_bounds_is_refused_and_nothing_is_saved(string why, Func<Project, Project> change)
    {
        await FluentActions.Awaiting(() => Admin.SaveProjectAsync(change(_chat.Project))).Should().ThrowAsync<ArgumentException>().WithMessage(why);

        Admin.Projects.Single().Project.Should().Be(_chat.Project);
    }

    [Fact]
    public async Task A_project_that_does_not_exist_is_not_found()
    {
        var save = () => Admin.SaveProjectAsync(_chat.Project with { Id = new ProjectId(Guid.NewGuid()) });

        (await save.Should().ThrowAsync<Refusal>()).Which.Code.Should().Be(RefusalCode.NotFound);
    }

    [Fact] // S1, P1, P6
    public async Task Hours_without_a_zone_of_their_own_follow_the_projects_new_zone_at_once()
    {
        await Admin.SaveProjectAsync(_chat.Project with { Zone = "Europe/Moscow" });
        var anna = await AddAsync("Mon-Fri 08:00-18:00");
        _chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());
        var heard = new Collector<AvailabilityEvent>();
        using var subscription = _chat.Engine.Availability.Subscribe(heard);
        CanBegin.Should().BeFalse("in Moscow it is 07:59");

        await Admin.SaveProjectAsync(_chat.Project with { Zone = "Asia/Vladivostok" });

        CanBegin.Should().BeTrue("in Vladivostok it is 14:59");
        _chat.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        CanBegin.Should().BeTrue();
        _chat.Clock.Advance(TimeSpan.FromMilliseconds(1));
        CanBegin.Should().BeFalse("in Vladivostok it is 18:00");

        await Admin.SaveProjectAsync(_chat.Project with { Zone = "Europe/Moscow" });

        CanBegin.Should().BeTrue("in Moscow it is 11:00");
        var evening = Morning + Duration.FromHours(3) + Duration.FromMinutes(1);
        (await heard.TakeAsync(3)).Select(change => (change.Member, change.Available, change.At)).Should().Equal(
            (anna, true, Morning), (anna, false, evening), (anna, true, evening));
    }

    [Fact] // S1
    public async Task Hours_with_a_zone_of_their_own_stay_where_they_are()
    {
        await AddAsync("Mon-Fri 08:00-18:00 | | Europe/Moscow");
        _chat.Clock.SetUtcNow(Morning.ToDateTimeOffset());

        await Admin.SaveProjectAsync(_chat.Project with { Zone = "Asia/Vladivostok" });

        CanBegin.Should().BeFalse();
        _chat.Clock.Advance(TimeSpan.FromMinutes(1));
        CanBegin.Should().BeTrue();
    }

    [Fact]
    public async Task The_zones_to_choose_from_are_without_aliases_and_sorted()
    {
        var zones = new ChatOptions().TimeZones.WithoutAliases();

        zones.Should().Contain(["Europe/Moscow", "Asia/Tokyo", "Etc/UTC"]).And.NotContain(["UTC", "Japan", "W-SU"]);
        zones.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        foreach (var zone in zones)
        {
            (await Admin.SaveProjectAsync(_chat.Project with { Zone = zone })).Zone.Should().Be(zone);
        }
    }

    private async Task<MemberId> AddAsync(string schedule)
    {
        var anna = await _chat.AddOperatorAsync("Anna", available: false);
        await Admin.SetScheduleAsync(Admin.Projects.Single().FindMember(anna.Member)!, Schedule.Parse(schedule));
        return anna.Member;
    }
}
