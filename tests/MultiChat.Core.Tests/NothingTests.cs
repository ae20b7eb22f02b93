using MultiChat.Channels;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat;

/// <summary>Who gives nothing to a public rule is told which argument it was.</summary>
public sealed class NothingTests
{
    private static readonly Dialog Dialog = new()
    {
        Project = default, Id = default, Site = default, Visitor = default, Client = default, Channel = ChannelKind.Site, Inquiry = default,
    };

    private static readonly Message Message = new()
    {
        Project = default, Dialog = default, Id = default, Author = default, Seq = 1, EventSeq = 1, ClientMessages = 1, Body = MessageBody.Kept(""), ContentHash = [],
        AcceptedAt = default,
    };

    public static TheoryData<string, Action> Calls => new()
    {
        { "commit", () => DialogCommit.ThrowIfInconsistent(null!) },
        { "dialog", () => Sections.SectionFor(null!, null!) },
        { "@operator", () => Dialog.SectionFor(null!) },
        { "other", () => DialogMarks.None.Merge(null!) },
        { "message", () => Deliver(null!, DialogMarks.None, VisitorPresence.Unknown, new ChatOptions()) },
        { "marks", () => Deliver(Message, null!, VisitorPresence.Unknown, new ChatOptions()) },
        { "presence", () => Deliver(Message, DialogMarks.None, null!, new ChatOptions()) },
        { "options", () => Deliver(Message, DialogMarks.None, VisitorPresence.Unknown, null!) },
        { "message", () => EditRules.WhyNotEdit(null!, Dialog, ChannelAbilities.Site, default, default, Duration.Zero) },
        { "dialog", () => Message.WhyNotEdit(null!, ChannelAbilities.Site, new MemberId(Guid.NewGuid()), default, Duration.Zero) },
        { "text", () => MessageText.Checked(null!) },
        { "text", () => MessageText.HasForbiddenCharacter(null!) },
        { "text", () => MessageBody.Of(null!) },
        { "text", () => MessageBody.Kept(null!) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Nothing_is_refused_by_name(string argument, Action call) =>
        call.Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be(argument);

    private static void Deliver(Message message, DialogMarks marks, VisitorPresence presence, ChatOptions options) =>
        message.DeliveryOf(ChannelAbilities.Site, marks, presence, default, default, options);
}
