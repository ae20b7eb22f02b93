using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Dialogs;
using MultiChat.Outbox;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;

namespace MultiChat.Commits;

public sealed class DialogWalkTests : IDisposable
{
    private const int MaxAttempts = 20;

    private readonly ChatClock _clock = new(new FakeTimeProvider());
    private readonly ChatTelemetry _telemetry = new(new ChatClock(new FakeTimeProvider()));
    private readonly CommitHealth _health = new();
    private readonly TeamDirectory _teams = new(new InMemory.InMemoryStorage().Projects, new TeamKnowledge(SteadyClock.Real));
    private readonly List<string> _heard = [];
    private int _losses;
    private bool _fails;

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task A_lost_race_is_decided_again_with_the_clock_read_again()
    {
        _losses = MaxAttempts - 1;
        var store = new ScriptedDialogs(Outcome);

        await TakeAsync(store);

        store.Commits.Should().Be(MaxAttempts);
        _heard.Should().Equal("committed");
    }

    [Fact]
    public async Task Who_loses_twenty_times_is_told_to_try_again()
    {
        _losses = MaxAttempts;
        var store = new ScriptedDialogs(Outcome);

        await Refuses.WithAsync(RefusalCode.Busy, () => TakeAsync(store));

        store.Commits.Should().Be(MaxAttempts);
        _heard.Should().BeEmpty("nothing was committed");
    }

    [Fact] // G10
    public async Task A_commit_of_unknown_outcome_makes_readers_look_and_is_no_answer()
    {
        _fails = true;
        var store = new ScriptedDialogs(Outcome);

        await FluentActions.Awaiting(() => TakeAsync(store).AsTask()).Should().ThrowAsync<StorageException>();
        (_health.FailingSince, store.Commits).Should().Be((_clock.Now, 1));
        _heard.Should().Equal("hinted");

        _fails = false;
        await TakeAsync(store);
        _health.FailingSince.Should().BeNull();
    }

    private CommitOutcome Outcome() =>
        _fails ? throw new StorageException("The outcome is unknown.") : _losses-- > 0 ? CommitOutcome.Lost : CommitOutcome.Committed;

    private async ValueTask<Dialog> TakeAsync(ScriptedDialogs store)
    {
        await _teams.LoadAsync(CancellationToken.None);
        var last = new LastCommits();
        var commits = new CommitStream(last);
        commits.Hinted += _ => _heard.Add("hinted");
        commits.Committed += _ => _heard.Add("committed");
        var watch = new OutboxWatch(NullLogger<OutboxWatch>.Instance, _telemetry, _clock, showsMessages: false);
        var filling = new OutboxFilling(new HandlerBook([]), watch);
        var walk = new DialogWalk(_clock, store, _teams, filling, new Lanes(), commits, last, _health, _telemetry);
        return await walk.RunAsync(
            "take",
            default(Projects.ProjectId),
            default,
            (dialog, now) =>
            {
                var change = new DialogChange(dialog, now, new SeededRandomSource(1)).Take(new MemberId(Guid.NewGuid()));
                return ValueTask.FromResult(new Decision<Dialog>(change.Next, change.ToCommit()));
            },
            default);
    }
}
