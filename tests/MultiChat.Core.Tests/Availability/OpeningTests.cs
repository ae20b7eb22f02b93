using MultiChat.Live;
using MultiChat.Routing;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Rule P5: when somebody will be there.</summary>
public sealed class OpeningTests
{
    // A Monday, 22:00 in Moscow.
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 30, 19, 0);
    private static readonly Instant Tuesday = Instant.FromUtc(2026, 12, 1, 0, 0);

    [Fact]
    public async Task It_is_the_first_start_of_anybody_and_nothing_while_somebody_is_there()
    {
        await using var chat = await TestChat.StartAsync();
        await AddAsync(chat, "Mon-Fri 09:00-18:00");
        await AddAsync(chat, "Mon-Sun 08:30-12:00", "Boris");
        chat.Clock.SetUtcNow(Night.ToDateTimeOffset());

        OpensAt(chat).Should().Be(Tuesday.Plus(Duration.FromMinutes(330)));
        chat.Clock.Advance(TimeSpan.FromMinutes(630));
        OpensAt(chat).Should().BeNull();
        chat.Visitors.CanBegin(chat.Project.Id).Should().BeTrue();
        chat.Clock.SetUtcNow(Instant.FromUtc(2026, 12, 4, 15, 0).ToDateTimeOffset());
        OpensAt(chat).Should().Be(Instant.FromUtc(2026, 12, 5, 5, 30));
    }

    [Fact]
    public async Task Where_no_schedule_says_nobody_knows()
    {
        await using var chat = await TestChat.StartAsync();
        OpensAt(chat).Should().BeNull();

        await chat.Desk.SwitchAsync(await chat.AddOperatorAsync("Anna"), available: false);

        OpensAt(chat).Should().BeNull();
    }

    [Fact] // P3
    public async Task Who_is_switched_off_until_the_evening_will_be_there_in_the_morning()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 09:00-18:00");
        chat.Clock.SetUtcNow(Night.ToDateTimeOffset().AddHours(15));

        await chat.Desk.SwitchAsync(anna, available: false);

        OpensAt(chat).Should().Be(Instant.FromUtc(2026, 12, 2, 6, 0));
    }

    [Fact] // P3: a night's switch off takes the next start with it, for the schedule has changed only then
    public async Task Who_is_switched_off_at_night_is_there_at_the_start_that_ends_the_switch()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 09:00-18:00");
        chat.Clock.SetUtcNow(Night.ToDateTimeOffset());
        await chat.Desk.SwitchAsync(anna, available: true);

        await chat.Desk.SwitchAsync(anna, available: false);

        OpensAt(chat).Should().Be(Tuesday.Plus(Duration.FromHours(6)));
    }

    [Fact] // P4: open pages hear of it without asking
    public async Task Pages_hear_when_the_hours_are_changed_while_nobody_is_there()
    {
        await using var chat = await TestChat.StartAsync();
        var anna = await AddAsync(chat, "Mon-Fri 09:00-18:00");
        chat.Clock.SetUtcNow(Night.ToDateTimeOffset());
        var page = new VisitorOutlet();
        var session = chat.Engine.OpenSession(chat.Site, page);
        var loop = session.RunAsync();
        session.Hello().Opening.Should().Be(new Opening(Available: false, Tuesday.Plus(Duration.FromHours(6))));

        await SetAsync(chat, anna, "Mon-Fri 10:00-18:00");

        (await page.NextAsync<ChatOffer>()).Opening.Should().Be(new Opening(Available: false, Tuesday.Plus(Duration.FromHours(7))));
        session.End();
        await loop.InTimeAsync();
    }

    private static Instant? OpensAt(TestChat chat) => chat.Visitors.OpensAt(chat.Project.Id);

    private static async Task<DeskActor> AddAsync(TestChat chat, string hours, string name = "Anna")
    {
        var actor = await chat.AddOperatorAsync(name, available: false);
        await SetAsync(chat, actor, hours);
        return actor;
    }

    private static Task SetAsync(TestChat chat, DeskActor actor, string hours) => chat.Engine.Admin.SetScheduleAsync(
        chat.Engine.Admin.Projects.Single().FindMember(actor.Member)!, new Schedule(Schedule.Parse(hours).Hours, [], "Europe/Moscow"));
}
