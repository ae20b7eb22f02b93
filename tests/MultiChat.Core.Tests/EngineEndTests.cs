using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Sources;
using MultiChat.Testing;

namespace MultiChat;

/// <summary>A process that is told to stop has little time, whatever its store does.</summary>
public sealed class EngineEndTests
{
    [Fact]
    public async Task A_store_that_hangs_at_the_end_is_left_after_four_seconds()
    {
        var real = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var watched = new WatchedTime(real);
        var chat = new ChatEngine(
            new EndlessStorage(), new ChatOptions(), new FakeTimeProvider(DateTimeOffset.UnixEpoch), new SteadyClock(watched), new SeededRandomSource(1));
        await chat.StartAsync();

        var ending = chat.DisposeAsync().AsTask();
        await Patience.UntilAsync(() => watched.NextDueTime is not null);
        real.Advance(TimeSpan.FromMilliseconds(3_999));
        ending.IsCompleted.Should().BeFalse();
        real.Advance(TimeSpan.FromMilliseconds(1));

        await ending.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class EndlessStorage() : DelegatingStorage(new InMemoryStorage())
    {
        protected override ValueTask DisposeInnerAsync() => new(new TaskCompletionSource().Task);
    }
}
