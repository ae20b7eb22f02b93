using MultiChat.Clients;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing;
using NodaTime;

namespace MultiChat.Sweeping;

/// <summary>What has had its time is thrown away, by the business clock and by nobody's leave.</summary>
public sealed class SweeperTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly InMemoryStorage _storage = new();
    private readonly LogLines _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_visitor_who_never_wrote_is_forgotten_thirty_days_after_the_last_visit()
    {
        await using var chat = await StartAsync();
        var visitor = await AddAsync(chat, hash: 1);
        await AdvanceAsync(chat, 29 * Day);
        (await FindAsync(chat, hash: 1)).Should().NotBeNull("a day is left");

        await AdvanceAsync(chat, Day + TimeSpan.FromMinutes(2));

        await Patience.UntilAsync(async () => await FindAsync(chat, hash: 1) is null);
        (await chat.Engine.Visits.NoteAsync(visitor, default)).Should().BeFalse("nobody acts as a visitor who was forgotten");
        await Patience.UntilAsync(() => _log.Of(1121).Any(line => line.Text.EndsWith("1 visitors who never wrote", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_visit_begins_the_thirty_days_anew()
    {
        await using var chat = await StartAsync();
        await AddAsync(chat, hash: 1);
        for (var visit = 0; visit < 5; visit++)
        {
            await AdvanceAsync(chat, 20 * Day);
            (await chat.Engine.Visits.NoteAsync((await FindAsync(chat, hash: 1))!, default)).Should().BeTrue();
        }

        (await FindAsync(chat, hash: 1))!.SeenAt.Should().Be(chat.Engine.Clock.Now);
    }

    [Fact]
    public async Task Visits_within_a_day_write_nothing()
    {
        await using var chat = await StartAsync();
        var visitor = await AddAsync(chat, hash: 1);
        chat.Clock.Advance(Day - TimeSpan.FromMilliseconds(1));
        await chat.Engine.Visits.NoteAsync(visitor, default);
        (await FindAsync(chat, hash: 1))!.SeenAt.Should().BeNull();

        chat.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await chat.Engine.Visits.NoteAsync(visitor, default);

        (await FindAsync(chat, hash: 1))!.SeenAt.Should().Be(visitor.CreatedAt + Duration.FromDays(1));
    }

    [Fact]
    public async Task Whoever_has_a_dialog_or_an_open_page_is_never_forgotten()
    {
        await using var chat = await StartAsync();
        await chat.AddOperatorAsync("Anna");
        var (writer, present, silent) = (await AddAsync(chat, hash: 1), await AddAsync(chat, hash: 2), await AddAsync(chat, hash: 3));
        await chat.SayAsync(ActorOf(writer), "Hello");
        chat.Engine.Presence.Arrive(present.Project, present.Id, dialog: null);
        for (var days = 0; days < 200; days += 31)
        {
            await AdvanceAsync(chat, 31 * Day);
        }

        await Patience.UntilAsync(async () => await FindAsync(chat, hash: 3) is null);
        (await FindAsync(chat, hash: 1))!.Id.Should().Be(writer.Id);
        (await FindAsync(chat, hash: 2))!.Id.Should().Be(present.Id);
        silent.Id.Should().NotBe(present.Id);
    }

    [Fact]
    public async Task Visitors_stay_for_ever_where_the_host_says_so()
    {
        await using var chat = await StartAsync(new ChatOptions { SilentVisitorMemory = null });
        await AddAsync(chat, hash: 1);
        await AddSessionAsync(chat, hash: 9, life: Day);

        await AdvanceAsync(chat, 2_000 * Day);

        await Patience.UntilAsync(async () => await _storage.Accounts.FindSessionAsync([9], end: false, default) is null);
        (await FindAsync(chat, hash: 1)).Should().NotBeNull();
    }

    [Fact]
    public async Task Ended_sessions_used_up_tries_and_expired_tickets_go()
    {
        await using var chat = await StartAsync();
        var visitor = await AddAsync(chat, hash: 1);
        await AddSessionAsync(chat, hash: 8, life: Day);
        await AddSessionAsync(chat, hash: 9, life: 3 * Day);
        var book = (ISignInBook)_storage.Accounts;
        var count = new TryCount { Key = "key", Limit = 1, Window = Duration.FromDays(1) };
        await book.TakeTryAsync([count], chat.Engine.Clock.Now, default);
        await _storage.Visitors.AddTicketAsync(chat.Project.Id, visitor.Id, [7], chat.Engine.Clock.Now + Duration.FromMinutes(1), default);

        await AdvanceAsync(chat, 2 * Day);

        // The ticket may have gone a sweep before the rest.
        string.Concat(_log.Of(1121).Select(line => line.Text)).Should().Contain(": 2 sessions, tries and known browsers").And.Contain(" 1 tickets, 0 visitors");
        (await _storage.Accounts.FindSessionAsync([8], end: false, default)).Should().BeNull();
        (await _storage.Accounts.FindSessionAsync([9], end: false, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_thousand_visitors_go_in_steps()
    {
        await using var chat = await StartAsync();
        for (var i = 0; i < 1_050; i++)
        {
            await chat.AddVisitorAsync();
        }

        await AdvanceAsync(chat, 31 * Day);

        await Patience.UntilAsync(() => _log.Of(1121).Any(line => line.Text.Contains(" 1050 visitors", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_651)]
    public void A_memory_out_of_its_bounds_is_refused(int days) =>
        new ChatOptions { SilentVisitorMemory = Duration.FromDays(days) }.Errors().Should().Equal(
            "SilentVisitorMemory must be 1 to 3,650 days, or null for ever.");

    private Task<TestChat> StartAsync(ChatOptions? options = null) => TestChat.StartAsync(_storage, options: options, logs: _log);

    /// <summary>
    /// Moves the clock, and an hour more once the sweeper sleeps again: it may have looked at the clock on its way, and what it does within that hour
    /// it does at a time that is not before the one asked for.
    /// </summary>
    private static async Task AdvanceAsync(TestChat chat, TimeSpan by)
    {
        await SleepsAsync(chat);
        chat.Clock.Advance(by);
        await SleepsAsync(chat);
        chat.Clock.Advance(TimeSpan.FromHours(1));
        await SleepsAsync(chat);
    }

    private static Task SleepsAsync(TestChat chat) => Patience.UntilAsync(() => chat.NextDueTime is not null);

    private static async Task<Visitor> AddAsync(TestChat chat, byte hash)
    {
        var visitor = new Visitor
        {
            Project = chat.Project.Id, Id = new VisitorId(Guid.CreateVersion7()), Site = chat.Site.Id, CreatedAt = chat.Engine.Clock.Now,
        };
        await chat.Engine.Storage.Visitors.AddAsync(visitor, [hash], default);
        return visitor;
    }

    private static async Task AddSessionAsync(TestChat chat, byte hash, TimeSpan life) => await chat.Engine.Storage.Accounts.AddSessionAsync(
        new Session { TokenHash = [hash], Account = new AccountId(Guid.CreateVersion7()), ExpiresAt = chat.Engine.Clock.Now + Duration.FromTimeSpan(life) },
        rightPassword: false,
        default);

    private static Task<Visitor?> FindAsync(TestChat chat, byte hash) => chat.Engine.Storage.Visitors.FindAsync(chat.Project.Id, [hash], default);

    private static VisitorActor ActorOf(Visitor visitor) => new() { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id };
}
