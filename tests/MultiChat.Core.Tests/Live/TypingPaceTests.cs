using Microsoft.Extensions.Time.Testing;
using MultiChat.Dialogs;
using MultiChat.Sources;

namespace MultiChat.Live;

public sealed class TypingPaceTests
{
    private static readonly DialogId One = new(Guid.CreateVersion7());
    private static readonly DialogId Other = new(Guid.CreateVersion7());

    private readonly FakeTimeProvider _time = new();
    private readonly TypingPace _pace;

    public TypingPaceTests() => _pace = new TypingPace(new ChatClock(_time));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1_999, false)]
    [InlineData(2_000, true)]
    public void A_page_is_heard_once_in_two_seconds_whatever_the_dialog(int milliseconds, bool heard)
    {
        _pace.Allows(One, typing: true);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        _pace.Allows(Other, typing: true).Should().Be(heard);
    }

    [Fact]
    public void Who_has_begun_stops_at_once_and_once()
    {
        _pace.Allows(One, typing: true);

        _pace.Allows(One, typing: false).Should().BeTrue();
        _pace.Allows(One, typing: false).Should().BeFalse();
    }

    [Fact]
    public void Who_has_not_begun_there_does_not_stop()
    {
        _pace.Allows(One, typing: true);

        _pace.Allows(Other, typing: false).Should().BeFalse();
    }

    [Fact]
    public void Stopping_gives_no_sooner_beginning()
    {
        _pace.Allows(One, typing: true);
        _pace.Allows(One, typing: false);

        _pace.Allows(One, typing: true).Should().BeFalse();
    }
}
