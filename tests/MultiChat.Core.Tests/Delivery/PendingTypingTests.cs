using Microsoft.Extensions.Time.Testing;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Delivery;

public sealed class PendingTypingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly PendingTyping _pending;

    public PendingTypingTests() => _pending = new PendingTyping(new ChatClock(_time), most: 2);

    [Theory]
    [InlineData(5_999, 1)]
    [InlineData(6_000, 0)]
    public void A_sign_of_six_seconds_ago_is_true_no_more(int milliseconds, int given)
    {
        _pending.Put(Sign());
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        _pending.Take().Should().HaveCount(given);
    }

    [Fact]
    public void Of_each_typist_the_last_sign_is_given_and_once()
    {
        var (first, second) = (Sign(), Sign());
        _pending.Put(first);
        _pending.Put(second with { By = new MemberId(Guid.CreateVersion7()) });
        _pending.Put(first with { Typing = false });

        _pending.Take().Select(sign => sign.Typing).Should().BeEquivalentTo([false, true]);
        _pending.Take().Should().BeEmpty();
    }

    [Fact] // G9
    public void What_does_not_fit_is_dropped()
    {
        var signs = Enumerable.Range(0, 3).Select(_ => Sign()).ToList();
        signs.ForEach(_pending.Put);

        _pending.Take().Should().BeEquivalentTo(signs.Take(2));
    }

    private static TypingSign Sign() => new()
    {
        Project = new ProjectId(Guid.CreateVersion7()), Dialog = new DialogId(Guid.CreateVersion7()), Visitor = new VisitorId(Guid.CreateVersion7()), Typing = true,
    };
}
