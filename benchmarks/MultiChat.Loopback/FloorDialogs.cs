using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Storage;
using MultiChat.Storage.Sqlite;

namespace MultiChat.Benchmarks;

/// <summary>A dialog for each visitor, on our own schema, moved by the bare writer.</summary>
internal sealed class FloorDialogs(BareWriter writer, CommitSamples samples, Dialog[] dialogs) : IDisposable
{
    public static async Task<FloorDialogs> MakeAsync(string path, int count)
    {
        var samples = new CommitSamples();
        var dialogs = new Dialog[count];
        await using (var storage = new SqliteStorage(path, TimeProvider.System))
        {
            await storage.OpenAsync(CancellationToken.None);
            for (var i = 0; i < count; i++)
            {
                var first = samples.First();
                await storage.Dialogs.CommitAsync(first, CancellationToken.None);
                dialogs[i] = first.Dialog;
            }
        }

        return new FloorDialogs(new BareWriter(path), samples, dialogs);
    }

    /// <summary>Ends when the message is durable. A visitor says one thing at a time.</summary>
    public async Task<Message> SayAsync(int visitor, string text)
    {
        var commit = samples.Say(dialogs[visitor], text);
        await writer.WriteAsync(commit);
        dialogs[visitor] = commit.Dialog;
        return commit.Accepted!;
    }

    public void Dispose() => writer.Dispose();
}
