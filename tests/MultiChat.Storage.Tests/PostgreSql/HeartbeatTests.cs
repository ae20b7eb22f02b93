using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql;

/// <summary>Two hosts on one schema, each on a clock of its own: neither beats before its test says so.</summary>
[Collection(PostgreSqlServer.Trouble)]
public sealed class HeartbeatTests(PostgreSqlServer server)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    [Fact] // P2, M4
    public async Task A_host_taken_for_dead_takes_its_visitors_and_operators_along_and_brings_them_back_when_it_beats_again()
    {
        await using var schema = await TemporarySchema.OpenAsync(server);
        var (firstClock, secondClock) = (new FakeTimeProvider(DateTimeOffset.UtcNow), new FakeTimeProvider(DateTimeOffset.UtcNow));
        await using var first = await StartAsync(schema, firstClock, 1);
        var project = await first.Admin.CreateProjectAsync("main", "Support");
        var anna = (await first.Admin.AddMemberAsync(project.Id, "anna@example.org", "Anna", "-")).Id;
        var visitor = new VisitorId(Guid.CreateVersion7());
        first.Presence.Arrive(project.Id, visitor, dialog: null);
        await first.Attendance.ConnectAsync(project.Id, anna, default);
        await using var second = await StartAsync(schema, secondClock, 2);
        await Patience.UntilAsync(() => IsThere(second, project.Id, visitor, anna));

        await schema.RunSqlAsync("UPDATE hosts SET beat_at = now() - interval '11 seconds'");
        secondClock.Advance(Beat);
        await Patience.UntilAsync(() => IsGone(second, project.Id, visitor, anna));

        firstClock.Advance(Beat);
        await Patience.UntilAsync(() => IsThere(second, project.Id, visitor, anna));
        IsThere(first, project.Id, visitor, anna).Should().BeTrue("what others think of a host does not change what is true there");
    }

    [Fact]
    public async Task A_host_that_beats_in_time_is_not_taken_for_dead()
    {
        await using var schema = await TemporarySchema.OpenAsync(server);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await StartAsync(schema, clock, 1);
        await schema.RunSqlAsync("UPDATE hosts SET beat_at = now() - interval '9 seconds'");

        clock.Advance(Beat);

        await Patience.UntilAsync(async () => (long)(await schema.AskAsync("SELECT count(*) FROM hosts WHERE beat_at > now() - interval '8 seconds'"))! == 1);
        (await schema.AskAsync("SELECT count(*) FROM changes WHERE kind = 8")).Should().Be(0L);
    }

    private static async Task<ChatEngine> StartAsync(TemporarySchema schema, FakeTimeProvider clock, long seed)
    {
        var host = new ChatEngine(schema.NewStorage(steady: clock), new ChatOptions(), clock, new SeededRandomSource(seed));
        await host.StartAsync();
        return host;
    }

    private static bool IsThere(ChatEngine host, ProjectId project, VisitorId visitor, MemberId member) =>
        host.Presence.Of(project, visitor).Online && host.Board.StatusOf(project, member).Connected;

    private static bool IsGone(ChatEngine host, ProjectId project, VisitorId visitor, MemberId member) =>
        !host.Presence.Of(project, visitor).Online && !host.Board.StatusOf(project, member).Connected;
}
