using MultiChat.Dialogs;
using MultiChat.Storage;
using MultiChat.Storage.Sqlite;

// Writes into the file until it is killed, and says each message that was accepted: "project dialog seq message".
// With the word "early" it says them before, which the test must notice.
const int Writers = 16;
var early = args is [_, "early"];
await using var storage = new SqliteStorage(args[0], TimeProvider.System);
await storage.OpenAsync(CancellationToken.None);
var samples = new CommitSamples();
await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteForEverAsync)));

async Task WriteForEverAsync()
{
    var commit = samples.First();
    while (true)
    {
        var line = $"{samples.Project} {commit.Dialog.Id} {commit.Accepted!.Seq} {commit.Accepted.Id}";
        if (early)
        {
            Console.WriteLine(line);
            // Long enough that some are always said and not written.
            await Task.Delay(50);
        }

        if (await storage.Dialogs.CommitAsync(commit, CancellationToken.None) != CommitOutcome.Committed)
        {
            throw new InvalidOperationException("Nobody else writes here.");
        }

        if (!early)
        {
            Console.WriteLine(line);
        }

        commit = samples.Say(commit.Dialog);
    }
}
