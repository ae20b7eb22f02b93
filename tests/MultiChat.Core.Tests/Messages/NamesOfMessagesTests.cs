using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Messages;

/// <summary>Ids and kinds as the wire and the store have them.</summary>
public sealed class NamesOfMessagesTests
{
    private static readonly Guid Id = Guid.Parse("019AAB12-0000-7000-8000-00000000000A");

    [Fact]
    public void Ids_are_written_in_lower_case_with_dashes() =>
        new[] { new MessageId(Id).ToString(), new DialogId(Id).ToString(), new InquiryId(Id).ToString() }
            .Should().OnlyContain(text => text == "019aab12-0000-7000-8000-00000000000a");

    [Fact]
    public void The_sites_channel_is_called_site() => ChannelKind.Site.ToString().Should().Be("site");

    [Fact]
    public void An_author_is_a_member_or_a_visitor_and_never_mistaken_for_the_other()
    {
        var (member, visitor) = (Author.Of(new MemberId(Id)), Author.Of(new VisitorId(Id)));

        (member.IsMember, member.Member, member.Value).Should().Be((true, new MemberId(Id), Id));
        (visitor.IsMember, visitor.Member, visitor.Value).Should().Be((false, null, Id));
        member.Should().NotBe(visitor);
    }
}
