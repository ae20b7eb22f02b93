using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commits;

public sealed class DialogChangeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 10, 0);
    private static readonly Duration Later = Duration.FromMinutes(1);
    private static readonly MemberId Anna = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly GroupId Sales = new(Guid.Parse("019aab12-0000-7000-8000-000000000002"));
    private static readonly InquiryId Inquiry = new(Guid.Parse("019aab12-0000-7000-8000-000000000003"));
    private static readonly Dialog Fresh = new()
    {
        Project = default, Id = default, Site = default, Visitor = default, Client = default, Channel = ChannelKind.Site, Inquiry = default,
    };

    [Fact] // D10
    public void The_client_waits_since_the_oldest_message_that_nobody_answered()
    {
        var waiting = Said(Said(Fresh, Now), Now + Later);
        (waiting.WaitingSince, waiting.ClientMessages, waiting.HasUnanswered).Should().Be((Now, 2L, true));

        var change = new DialogChange(waiting, Now + Later, Chance());
        change.Accept(default, Author.Of(Anna), MessageBody.Kept("Good day"));
        (change.Next.WaitingSince, change.Next.AnsweredClientMessages, change.Next.HasUnanswered).Should().Be((null, 2L, false));

        Said(change.Next, Now + Later + Later).WaitingSince.Should().Be(Now + Later + Later);
    }

    [Fact] // D11
    public void A_hand_over_to_a_group_says_who_did_it_and_to_which()
    {
        var change = new DialogChange(Fresh with { Responsible = Anna }, Now, Chance()).HandOver(Anna, Sales);

        (change.Next.Responsible, change.Next.Group).Should().Be((null, Sales));
        EventOf(change).Should().Be(new HandedOver { By = Anna, Group = Sales });
    }

    [Fact] // D7
    public void A_clients_return_names_the_inquiry_that_begins()
    {
        var change = new DialogChange(Fresh with { Status = DialogStatus.Archived, Responsible = Anna }, Now, Chance())
            .ReopenForClient(Inquiry, group: null, keepResponsible: false);

        (change.Next.Status, change.Next.Inquiry, change.Next.Responsible).Should().Be((DialogStatus.Open, Inquiry, null));
        EventOf(change).Should().Be(new Reopened { Inquiry = Inquiry });
    }

    [Fact]
    public void A_tag_is_never_zero()
    {
        var change = new DialogChange(Fresh, Now, new ZerosFirst()).Take(Anna);

        change.Next.Tag.Value.Should().NotBe(0);
    }

    [Theory]
    [InlineData(4_999, true)]
    [InlineData(5_000, false)]
    public void A_closing_can_be_taken_back_for_five_seconds(int millis, bool expected)
    {
        var closed = new DialogChange(Fresh, Now, Chance()).Close(Anna).Next;

        new DialogChange(closed, Now + Duration.FromMilliseconds(millis), Chance()).CanTakeClosingBack.Should().Be(expected);
        new DialogChange(Fresh with { LastAt = Now }, Now, Chance()).CanTakeClosingBack.Should().BeFalse("it was not closed");
    }

    [Theory] // D10
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    [InlineData(9, 0)]
    public void Unread_are_the_clients_messages_after_what_was_answered_or_read(long read, long unread) =>
        (Fresh with { ClientMessages = 5, AnsweredClientMessages = 2 }).UnreadAfter(read).Should().Be(unread);

    private static Dialog Said(Dialog dialog, Instant at)
    {
        var change = new DialogChange(dialog, at, Chance());
        change.Accept(default, Author.Of(default(Clients.VisitorId)), MessageBody.Kept("Hello"));
        return change.Next;
    }

    private static LogEvent EventOf(DialogChange change) => change.ToCommit().Events.Should().ContainSingle().Which.Event;

    private static SeededRandomSource Chance() => new(1);

    private sealed class ZerosFirst : RandomSource
    {
        private int _drawn;

        public override void Fill(Span<byte> bytes) => bytes.Fill((byte)(_drawn++ / 2));
    }
}
