using Microsoft.Extensions.Time.Testing;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Telemetry;

public sealed class LogGateTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_window_has_its_lines_and_the_next_says_how_many_were_held()
    {
        var gate = new LogGate(new ChatClock(_clock), Duration.FromMinutes(1), lines: 2);

        Enumerable.Range(0, 5).Select(_ => gate.TryPass("one", out var held)).Should().Equal(true, true, false, false, false);
        gate.TryPass("other", out _).Should().BeTrue("kinds are apart");
        _clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        gate.TryPass("one", out _).Should().BeFalse("the window's end is exclusive");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        gate.TryPass("one", out var four).Should().BeTrue();
        four.Should().Be(4);
        gate.TryPass("one", out var none).Should().BeTrue();
        none.Should().Be(0);
    }

    [Fact] // G9
    public void However_many_kinds_there_are_the_lines_of_a_window_are_bounded()
    {
        var gate = new LogGate(new ChatClock(_clock), Duration.FromMinutes(1));

        Enumerable.Range(0, 100_000).Count(number => gate.TryPass($"{number}", out _)).Should().Be(LogGate.MostKinds + 1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        gate.TryPass("another", out _).Should().BeTrue("what has ended makes room");
    }
}
