using Microsoft.Extensions.Time.Testing;
using MultiChat.InMemory;
using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Testing;
using MultiChat.Testing.Faults;

namespace MultiChat.Availability;

public sealed class UnsavedSwitchTests
{
    [Theory] // P2, invariant 16: what the store says is what the next start and other hosts go by
    [InlineData("HandSwitches.SaveAsync", 1)]
    [InlineData("HandSwitches.ListAsync", 2)]
    public async Task Who_came_and_was_not_saved_is_saved_soon(string failsThen, int seconds)
    {
        var failing = new AtCall();
        var real = new FakeTimeProvider();
        await using var chat = await TestChat.StartAsync(new SteadyClock(real), new InterceptedStorage(new InMemoryStorage(), failing));
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.Engine.Board.ConnectAsync(anna.Project, anna.Member, default);
        await chat.Engine.Board.DisconnectAsync(anna.Project, anna.Member, default);
        (await StoredAsync()).AbsentSince.Should().NotBeNull();

        (failing.Name, failing.Then) = ("HandSwitches.SaveAsync", () => throw new StorageException("Not now."));
        await chat.Engine.Board.ConnectAsync(anna.Project, anna.Member, default);
        (await StoredAsync()).AbsentSince.Should().NotBeNull("the store did not take it");
        (failing.Name, failing.Then) = (failsThen, seconds == 1 ? null : () => throw new StorageException("Not yet."));
        for (var second = 0; second < seconds; second++)
        {
            real.Advance(TimeSpan.FromSeconds(1));
        }

        (await StoredAsync()).AbsentSince.Should().BeNull();
        chat.Engine.Board.StatusOf(anna.Project, anna.Member).Connected.Should().BeTrue();

        async Task<HandSwitch> StoredAsync() =>
            (await chat.Engine.Storage.HandSwitches.ListAsync(anna.Project, default)).Single(stored => stored.Member == anna.Member);
    }
}
