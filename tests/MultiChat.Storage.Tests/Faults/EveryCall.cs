using Microsoft.Extensions.Time.Testing;
using MultiChat.Testing.Conformance;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

/// <summary>One call of the storage goes wrong, each in turn and in one way; who did not get an answer tries again.</summary>
internal static class EveryCall
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>A talk with a fault at any call leaves what one without faults leaves.</summary>
    public static async Task StrikeAsync(StorageFactory stores, FaultKind kind, bool restarts)
    {
        var counting = new FaultAt(0, kind);
        var expected = await RunAsync(stores, counting, restarts);
        counting.Calls.Should().BeGreaterThan(60);

        await Parallel.ForEachAsync(Enumerable.Range(1, counting.Calls), AtOnce, async (call, _) =>
        {
            var fault = new FaultAt(call, kind);
            var state = await RunAsync(stores, fault, restarts);
            fault.Struck.IsCompleted.Should().BeTrue();
            state.Should().Be(expected, $"of a fault at call {call}, {await fault.Struck}");
        });
    }

    private static async Task<string> RunAsync(StorageFactory stores, FaultAt fault, bool restarts)
    {
        var storage = await stores.CreateAsync(CancellationToken.None);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var talk = await SupportTalk.PrepareAsync(storage, clock);
        var run = new FaultyRun(storage, fault, restarts, clock);
        foreach (var step in talk.Steps)
        {
            await run.DoAsync(step);
        }

        // Faults are over: the pages come back to a host that knows of none.
        await using (var host = new ChatEngine(new BorrowedStorage(storage), new ChatOptions(), clock, new Sources.SeededRandomSource(9)))
        {
            await host.StartAsync();
            await talk.ReconnectAsync(host, CancellationToken.None);
        }

        await TalkState.CheckAsync(storage, talk);
        var state = await TalkState.DescribeAsync(storage, talk);
        await run.EndAsync();
        (await TalkState.DescribeAsync(storage, talk)).Should().Be(state, "what was late changes nothing");
        await stores.RemoveAsync(storage);
        return state;
    }
}
