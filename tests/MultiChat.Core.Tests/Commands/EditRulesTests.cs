using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

public sealed class EditRulesTests
{
    private static readonly Instant Accepted = Instant.FromUtc(2026, 11, 22, 10, 0);
    private static readonly MemberId Anna = new(Guid.Parse("019aab12-0000-7000-8000-000000000001"));
    private static readonly Dialog Dialog = new()
    {
        Project = default, Id = default, Site = default, Visitor = default, Client = default, Channel = ChannelKind.Site, Inquiry = default,
    };

    private static readonly Message Message = new()
    {
        Project = default, Dialog = default, Id = default, Author = Author.Of(Anna), Seq = 1, EventSeq = 1, ClientMessages = 0, Body = MessageBody.Kept("Frist"),
        ContentHash = [], AcceptedAt = Accepted,
    };

    [Fact] // E2
    public void Only_the_sites_channel_can_show_a_changed_text()
    {
        WhyNot(Dialog).Should().BeNull();
        WhyNot(Dialog with { Channel = new ChannelKind("mail") })!.Code.Should().Be(RefusalCode.ChannelCannotEdit);
    }

    [Fact] // E1, E4
    public void Each_no_has_its_reason_and_the_author_comes_first()
    {
        WhyNot(Dialog, me: default)!.Code.Should().Be(RefusalCode.NotAuthor);
        WhyNot(Dialog with { Status = DialogStatus.Archived })!.Code.Should().Be(RefusalCode.DialogArchived);
        WhyNot(Dialog with { Status = DialogStatus.Archived, Channel = new ChannelKind("mail") }, default(MemberId))!.Code.Should().Be(RefusalCode.NotAuthor);
        WhyNot(Dialog, Anna, 600)!.Code.Should().Be(RefusalCode.EditWindowOver);
    }

    private static ChannelAbilities Abilities(Dialog dialog) => dialog.Channel == ChannelKind.Site ? ChannelAbilities.Site : ChannelAbilities.None;

    private static Refusal? WhyNot(Dialog dialog) => WhyNot(dialog, Anna);

    private static Refusal? WhyNot(Dialog dialog, MemberId me, int seconds = 0) =>
        Message.WhyNotEdit(dialog, Abilities(dialog), me, Accepted + Duration.FromSeconds(seconds), Duration.FromMinutes(10));
}
