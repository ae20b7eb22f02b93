using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Mistakes;

/// <summary>Mistakes of pages.</summary>
internal static class PageMistakes
{
    public static IEnumerable<Mistake> All { get; } =
    [
        Of("a retry makes a new id", new() { MintsNewIdForRetry = true }),
        Of("a page sends two at once", new() { SendsTwoAtOnce = true }),
        Of("a page sends the newest first", new() { SendsNewestFirst = true }),
        Of("the mark's timer runs on the wall clock", new() { DeadlineByWallClock = true }),
        Of("no mark where nothing else happens", new() { ForgetsToWakeForMarks = true }),
        Of("the mark comes at seven seconds", new() { Deadline = TimeSpan.FromSeconds(7) }),
        Of("the mark comes at four seconds", new() { Deadline = TimeSpan.FromSeconds(4) }),
        Of("the mark stays after the acknowledgement", new() { KeepsMarkAfterAcknowledgement = true }),
        Of("a push is applied over a hole", new() { AppliesOverHoles = true }),
        Of("a push is applied twice", new() { AppliesTwice = true }),
        Of("a push is forgotten while the log is asked", new() { ForgetsPushesWhileAsking = true }),
        Of("Resync is swallowed", new() { SwallowsResync = true }),
        Of("acknowledged before it is applied", new() { AcknowledgesBeforeApplying = true }),
        Of("never acknowledged", new() { NeverAcknowledges = true }),
        Of("an acknowledgement that was refused is not said again", new() { AcknowledgesOnlyOnce = true }),
        Of("a view after a reload counts from the opening", new() { CountsFromOpening = true }),
        Of("an edit does not replace the shown text", new() { IgnoresEdits = true }),
        Of("a reload loses what was pending", new() { LosesPendingOnReload = true }),
        Of("an operator's pending message is sent by another login", new() { SharesPendingBetweenLogins = true }),
        Of("an older row replaces a newer one", new() { TakesOlderRows = true }),
    ];

    private static Mistake Of(string name, PageHabits habits) => new(name) { Habits = habits };
}
