using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Commits;

public sealed class DialogCommitTests
{
    private static readonly ProjectId Project = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly Guid Other = Guid.Parse("019aab12-0000-7000-8000-00000000000f");
    private static readonly DialogCommit Right = Make();

    public static TheoryData<string, DialogCommit> Wrong => new()
    {
        { "A commit has at least one event.", Right with { Events = [] } },
        { "Events are numbered from the expected number + 1 without holes.", Right with { ExpectedEventSeq = 3 } },
        { "Events are numbered from the expected number + 1 without holes.", Right with { Events = [Right.Events[0], Right.Events[0]] } },
        { "The dialog has the number and tag of its last event.", With(dialog => dialog with { EventSeq = 7 }) },
        { "The dialog has the number and tag of its last event.", With(dialog => dialog with { Tag = new EventTag(9) }) },
        { "A new client is the dialog's.", Right with { NewClient = Right.NewClient! with { Id = new ClientId(Other) } } },
        { "A new inquiry is the dialog's client's.", Right with { NewInquiry = Right.NewInquiry! with { Client = new ClientId(Other) } } },
        { "The dialog has the number of its last message.", Right with { Accepted = Right.Accepted! with { Seq = 2 } } },
        { "Outbox rows name events of the commit.", Right with { Outbox = [Row(5), Row(4)] } },
        { "Outbox rows name events of the commit.", Right with { Outbox = [Row(5), Row(7)] } },
        { "Outbox rows name events of the commit.", Right with { Outbox = [Row(5) with { Project = new ProjectId(Other) }, Row(6)] } },
        { "Outbox rows name events of the commit.", Right with { Outbox = [Row(5) with { Dialog = new DialogId(Other) }, Row(6)] } },
        { KeptText.Rule, Right with { Accepted = Right.Accepted! with { Body = MessageBody.Kept("a\0b") } } },
        { KeptText.Rule, Right with { Edited = Right.Accepted! with { Body = MessageBody.Kept("\uD83D") } } },
        { KeptText.Rule, Right with { Events = [Right.Events[0] with { Event = Note("a\0b") }, Right.Events[1]] } },
        { KeptText.Rule, Right with { NewClient = Right.NewClient! with { GeneratedName = "\0" } } },
        { KeptText.Rule, Right with { NewClient = Right.NewClient! with { Card = new ClientCard { Comment = "\0" } } } },
    };

    [Fact]
    public void A_commit_that_agrees_with_itself_passes()
    {
        var check = () => DialogCommit.ThrowIfInconsistent(Right);
        check.Should().NotThrow();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_commit_that_contradicts_itself_is_refused_by_the_rule_it_breaks(string rule, DialogCommit commit)
    {
        var check = () => DialogCommit.ThrowIfInconsistent(commit);
        check.Should().Throw<ArgumentException>().WithMessage($"{rule}*").Which.ParamName.Should().Be("commit");
    }

    private static DialogCommit Make()
    {
        var dialog = new Dialog
        {
            Project = Project,
            Id = new DialogId(Guid.Parse("019aab12-0000-7000-8000-000000000002")),
            Site = default,
            Visitor = default,
            Client = new ClientId(Guid.Parse("019aab12-0000-7000-8000-000000000003")),
            Channel = ChannelKind.Site,
            Inquiry = default,
            EventSeq = 6,
            Tag = new EventTag(66),
            MessageSeq = 3,
        };
        return new DialogCommit
        {
            Dialog = dialog,
            ExpectedEventSeq = 4,
            Events = [Entry(5, 55), Entry(6, 66)],
            Accepted = new Message
            {
                Project = Project, Dialog = dialog.Id, Id = default, Author = default, Seq = 3, EventSeq = 6, ClientMessages = 1, Body = MessageBody.Kept("Hello"),
                ContentHash = [], AcceptedAt = default,
            },
            NewClient = new Client { Project = Project, Id = dialog.Client, GeneratedName = "Cheerful Raccoon", CreatedAt = default },
            NewInquiry = new Inquiry { Project = Project, Id = default, Dialog = dialog.Id, Client = dialog.Client, OpenedAt = default },
            Outbox = [Row(5), Row(6)],
        };
    }

    private static DialogCommit With(Func<Dialog, Dialog> spoil) => Right with { Dialog = spoil(Right.Dialog) };

    private static NoteTaken Note(string text) => new() { By = default, Id = default, Body = MessageBody.Kept(text) };

    private static LogEntry Entry(long seq, long tag) => new() { EventSeq = seq, Tag = new EventTag(tag), At = default, Event = new MessageAccepted { Seq = 1 } };

    private static OutboxRow Row(long seq) => new()
    {
        Project = Project,
        Handler = "mail",
        Dialog = new DialogId(Guid.Parse("019aab12-0000-7000-8000-000000000002")),
        EventSeq = seq,
        DueAt = Instant.MinValue,
    };
}
