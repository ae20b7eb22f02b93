using MultiChat.Clients;
using MultiChat.Crash.Load;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Crash.Checking;

public sealed class CheckerTests
{
    private static readonly VisitorId _visitor = new(Guid.CreateVersion7());
    private static readonly DialogId _dialog = new(Guid.CreateVersion7());
    private readonly PageLog _log = new("visitor 0") { Author = Author.Of(_visitor) };

    public CheckerTests()
    {
        for (var seq = 1; seq <= 3; seq++)
        {
            _log.Next().Seq = seq;
        }
    }

    private IReadOnlyList<SentMessage> Sent => _log.Sent;

    [Fact]
    public void What_was_sent_accepted_and_shown_once_and_in_order_is_clean() => Check(1, 2, 3).IsClean.Should().BeTrue();

    [Fact]
    public void An_accepted_message_that_is_not_stored_is_lost() => Check(1, 2).Lost.Should().ContainSingle().Which.Should().Contain("visitor 0 3");

    [Fact]
    public void An_accepted_message_that_is_stored_under_another_number_is_lost() => Check(2, 1, 3).Lost.Should().HaveCount(2);

    [Fact]
    public void An_accepted_message_that_is_stored_with_another_text_is_lost() =>
        Check([Stored(1), Stored(2), Stored(3) with { Body = MessageBody.Kept("something else") }]).Lost.Should().ContainSingle();

    [Fact]
    public void A_message_that_nobody_answered_may_be_missing_but_is_not_settled()
    {
        Sent[2].Seq = null;

        var findings = Check(1, 2);

        findings.Lost.Should().BeEmpty();
        findings.Unsettled.Should().ContainSingle();
    }

    [Fact]
    public void The_same_id_twice_is_doubled() => Check(1, 2, 3, 3).Doubled.Should().NotBeEmpty();

    [Fact]
    public void The_same_text_under_two_ids_is_doubled() =>
        Check([Stored(1), Stored(2), Stored(3), Stored(3) with { Id = new MessageId(Guid.CreateVersion7()), Seq = 4 }])
            .Doubled.Should().ContainSingle();

    [Fact]
    public void Two_messages_of_a_page_that_changed_places_are_reordered() => Check(2, 1, 3).Reordered.Should().ContainSingle();

    [Fact]
    public void A_hole_in_the_numbers_is_misnumbered() =>
        Check([Stored(1), Stored(2), Stored(3) with { Seq = 4 }]).Misnumbered.Should().ContainSingle();

    [Fact]
    public void A_message_that_nobody_sent_is_found() =>
        Check([Stored(1), Stored(2), Stored(3), Stored(3) with { Id = new MessageId(Guid.CreateVersion7()), Seq = 4, Body = MessageBody.Kept("a ghost") }])
            .Unsent.Should().ContainSingle();

    [Fact]
    public void A_refused_message_that_is_stored_is_found()
    {
        (Sent[2].Seq, Sent[2].Rejected) = (null, "nobody_available");

        Check(1, 2, 3).Unsent.Should().ContainSingle();
    }

    [Fact]
    public void A_view_in_another_order_is_misshown() => Check([Stored(1), Stored(2), Stored(3)], 2, 1, 3).Misshown.Should().ContainSingle();

    [Fact]
    public void A_view_that_lacks_a_message_is_misshown() => Check([Stored(1), Stored(2), Stored(3)], 1, 2).Misshown.Should().ContainSingle();

    private Message Stored(int number) => new()
    {
        Project = new ProjectId(Guid.Empty),
        Dialog = _dialog,
        Id = Sent[number - 1].Id,
        Author = Author.Of(_visitor),
        Seq = number,
        EventSeq = number,
        ClientMessages = number,
        Body = MessageBody.Kept(Sent[number - 1].Text),
        ContentHash = [],
        AcceptedAt = Instant.FromUnixTimeMilliseconds(number),
    };

    // Stores the messages in the given order, numbered as they come, and shows them as they are stored.
    private Findings Check(params int[] order) => Check([.. order.Select((number, at) => Stored(number) with { Seq = at + 1 })], order);

    private Findings Check(IReadOnlyList<Message> messages, params int[] shown)
    {
        var stored = new StoredDialog
        {
            Id = _dialog,
            Visitor = _visitor,
            EventSeqs = [.. messages.Select((_, at) => at + 1L)],
            Messages = messages,
        };
        var view = new ShownDialog
        {
            Page = "visitor 0",
            Visitor = _visitor,
            Messages = shown is [] ? [.. messages.Select(message => message.Id)] : [.. shown.Select(number => Sent[number - 1].Id)],
        };
        return Checker.Check([_log], [view], [stored]);
    }
}
