using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using Xunit.Abstractions;

namespace MultiChat.Crash.Tracing;

/// <summary>The half of G1 that no kill can show, a loss of power: each answer follows a sync of the log that holds its message.</summary>
[Collection(MachineCollection.Name)]
public sealed class SyncTraceTests(ITestOutputHelper output)
{
    private const int Messages = 20;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [StraceFact]
    public async Task Each_answer_follows_a_sync_of_the_log_that_holds_its_message()
    {
        var early = await CountEarlyAsync();

        output.Say($"system calls: {Messages} messages, {early} answered before the sync of the log that holds them");
        early.Should().Be(0);
    }

    [StraceFact]
    public async Task An_answer_before_its_sync_is_found_in_the_trace() => (await CountEarlyAsync("--early")).Should().Be(Messages);

    private async Task<int> CountEarlyAsync(params string[] mistakes)
    {
        await using var storage = new SqliteCrashStorage();
        var file = Path.GetTempFileName();
        try
        {
            var sent = await SendAsync(storage, file, mistakes);
            var trace = SyncTrace.Read(file);
            var early = 0;
            foreach (var message in sent)
            {
                var written = trace.WrittenAt(message.Text);
                var (synced, answered) = (trace.SyncedAfter(written), trace.AnsweredAt(message.Id.ToString()));
                output.WriteLine($"{message.Text}: written at line {written}, synced at {synced}, answered at {answered}");
                new[] { written, synced, answered }.Should().OnlyContain(line => line >= 0);
                early += answered < synced ? 1 : 0;
            }

            return early;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<IReadOnlyList<SentMessage>> SendAsync(SqliteCrashStorage storage, string file, string[] mistakes)
    {
        await using var host = new HostProcess([.. storage.Arguments, .. mistakes]) { Under = SyncTrace.Command(file) };
        using var giveUp = new CancellationTokenSource(_patience);
        var meter = new LoadMeter();
        await using var somebody = new OperatorPage(0, 1, new PageLog("operator 0"), [host.Mount], meter, seed: 1);
        await using var visitor = new VisitorPage(new PageLog("visitor 0"), [host.Mount], meter, seed: 2);
        host.Start();
        await somebody.ConnectAsync(giveUp.Token);
        await visitor.ConnectAsync(giveUp.Token);
        for (var number = 0; number < Messages; number++)
        {
            await visitor.SendOneAsync(giveUp.Token);
        }

        // The last commit of a host that answers early is not in the trace before its message is read.
        await visitor.SettleAsync();
        await host.KillAsync();
        return visitor.Log.Sent;
    }
}
