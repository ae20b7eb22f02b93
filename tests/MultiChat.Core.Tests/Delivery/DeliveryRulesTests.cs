using MultiChat.Channels;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Delivery;

public sealed class DeliveryRulesTests
{
    private static readonly Instant Sent = Instant.FromUtc(2026, 11, 22, 10, 0);
    private static readonly Message Message = new()
    {
        Project = default,
        Dialog = default,
        Id = default,
        Author = Author.Of(new Team.MemberId(Guid.Parse("019aab12-0000-7000-8000-000000000001"))),
        Seq = 3,
        EventSeq = 7,
        ClientMessages = 1,
        Body = MessageBody.Kept("Hello"),
        ContentHash = [],
        AcceptedAt = Sent,
    };

    [Theory] // M4
    [InlineData(4_999, DeliveryState.Accepted)]
    [InlineData(5_000, DeliveryState.VisitorOffline)]
    public void The_mark_stands_from_exactly_five_seconds(int millis, DeliveryState expected) =>
        StateAt(Sent + Duration.FromMilliseconds(millis), DialogMarks.None, VisitorPresence.Unknown).Should().Be(expected);

    [Theory] // M4
    [InlineData(2_999, DeliveryState.VisitorOffline)]
    [InlineData(3_000, DeliveryState.VisitorLeft)]
    public void Left_is_said_three_seconds_after_the_last_goodbye(int millis, DeliveryState expected)
    {
        var now = Sent + Duration.FromSeconds(60);
        StateAt(now, DialogMarks.None, new VisitorPresence { LeftAt = now - Duration.FromMilliseconds(millis) }).Should().Be(expected);
    }

    [Fact] // M4
    public void An_online_page_that_does_not_acknowledge_is_offline() =>
        StateAt(Sent + Duration.FromSeconds(5), DialogMarks.None, new VisitorPresence { Online = true }).Should().Be(DeliveryState.VisitorOffline);

    [Fact] // M3, M5
    public void An_acknowledgement_heals_at_any_time()
    {
        var late = Sent + Duration.FromDays(3);
        StateAt(late, new DialogMarks { VisitorDelivered = 6 }, VisitorPresence.Unknown).Should().Be(DeliveryState.VisitorOffline);
        StateAt(late, new DialogMarks { VisitorDelivered = 7 }, VisitorPresence.Unknown).Should().Be(DeliveryState.Delivered);
        StateAt(late, new DialogMarks { VisitorRead = 3 }, VisitorPresence.Unknown).Should().Be(DeliveryState.Read);
    }

    [Fact] // M5
    public void A_resend_begins_the_five_seconds_again()
    {
        var resent = Sent + Duration.FromSeconds(60);
        Message.DeliveryOf(ChannelAbilities.Site, DialogMarks.None, VisitorPresence.Unknown, resent, resent + Duration.FromMilliseconds(4_999), new ChatOptions())
            .Should().Be(DeliveryState.Accepted);
    }

    private static DeliveryState StateAt(Instant now, DialogMarks marks, VisitorPresence presence) =>
        Message.DeliveryOf(ChannelAbilities.Site, marks, presence, Sent, now, new ChatOptions());
}
