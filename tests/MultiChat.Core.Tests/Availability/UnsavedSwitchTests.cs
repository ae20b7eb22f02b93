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
    [InlineData("HandSwitches.SaveAsync")]
    [InlineData("HandSwitches.ListAsync")]
    public async Task Who_came_and_was_not_saved_is_saved_soon(string failsThen)
    {
        var failing = new FailingCall();
        var real = new FakeTimeProvider();
        await using var chat = await TestChat.StartAsync(new SteadyClock(real), new InterceptedStorage(new InMemoryStorage(), failing));
        var anna = await chat.AddOperatorAsync("Anna");
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        await chat.Engine.Attendance.DisconnectAsync(anna.Project, anna.Member, default);
        (await StoredAsync()).AbsentSince.Should().NotBeNull();

        failing.Name = "HandSwitches.SaveAsync";
        await chat.Engine.Attendance.ConnectAsync(anna.Project, anna.Member, default);
        (await StoredAsync()).AbsentSince.Should().NotBeNull("the store did not take it");
        failing.Name = failsThen;
        real.Advance(TimeSpan.FromSeconds(1));
        failing.Name = null;
        (await StoredAsync()).AbsentSince.Should().NotBeNull("the store does not answer yet");
        real.Advance(TimeSpan.FromSeconds(1));

        (await StoredAsync()).AbsentSince.Should().BeNull();
        chat.Engine.Board.StatusOf(anna.Project, anna.Member).Connected.Should().BeTrue();

        async Task<HandSwitch> StoredAsync() =>
            (await chat.Engine.Storage.HandSwitches.ListAsync(anna.Project, default)).Single(stored => stored.Member == anna.Member);
    }
}
