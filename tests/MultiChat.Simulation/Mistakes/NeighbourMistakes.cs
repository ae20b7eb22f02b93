using MultiChat.Availability;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Simulation.Neighbours;
using NodaTime;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Mistakes between several hosts, and about who is available.</summary>
internal static class NeighbourMistakes
{
    public static IEnumerable<Mistake> All { get; } =
    [
        Of("a lost hint is lost news", new() { TrustsHints = true }),
        Of("a hint is trusted for its content", new() { CarriesContent = true }),
        Of("a dead host's presence is kept", new() { KeepsTheDead = true }),
        Of("a host that was taken for dead tells nothing again", new() { StaysBuried = true }),
        Of("a piece of the log is told with a hole", new() { TellsHoles = true }),
        Of("what a host has missed is not looked at", new() { ForgetsWhatWasMissed = true }),
        new("a commit that lost a race is written over the winner")
        {
            Commit = static async (world, commit, write) =>
                await write(commit) is CommitOutcome.Lost && world.Truth.Find(commit.Dialog.Id) is { } winner
                    ? await write(After(winner.Current, commit))
                    : CommitOutcome.Committed,
        },
        new("hand switches are read as on")
        {
            Answer = static (_, _, name, answer) => name == "HandSwitches.ListAsync" && answer is IReadOnlyList<HandSwitch> switches
                ? switches.Select(one => one with { On = true, AbsentSince = null }).ToArray()
                : answer,
        },
        new("schedules are read by a clock that is a minute fast") { Options = static () => new ChatOptions { TimeZones = new FastZones() } },
        new("a hand switch is read as moved a minute later")
        {
            Answer = static (_, _, name, answer) => name == "HandSwitches.ListAsync" && answer is IReadOnlyList<HandSwitch> switches
                ? switches.Select(one => one with { At = one.At + Duration.FromMinutes(1) }).ToArray()
                : answer,
        },
    ];

    private static Mistake Of(string name, NewsHabits habits) => new(name) { News = habits };

    private static DialogCommit After(Dialog winner, DialogCommit commit)
    {
        var by = winner.EventSeq - commit.ExpectedEventSeq;
        return commit with
        {
            ExpectedEventSeq = winner.EventSeq,
            Events = [.. commit.Events.Select(entry => entry with { EventSeq = entry.EventSeq + by })],
            Dialog = commit.Dialog with { EventSeq = commit.Dialog.EventSeq + by },
            Accepted = commit.Accepted is { } message ? message with { EventSeq = message.EventSeq + by } : null,
        };
    }
}
