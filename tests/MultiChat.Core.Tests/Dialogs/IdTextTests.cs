using MultiChat.Messages;

namespace MultiChat.Dialogs;

public sealed class IdTextTests
{
    private const string Text = "019a0b1c-2d3e-7f40-8123-456789abcdef";

    [Fact]
    public void An_id_is_written_in_lower_case_with_dashes()
    {
        var id = Guid.Parse(Text.ToUpperInvariant());

        new[] { new DialogId(id).ToString(), new InquiryId(id).ToString(), new MessageId(id).ToString(), new NoteId(id).ToString() }
            .Should().AllBe(Text);
    }

    [Fact]
    public void A_tag_is_16_digits_and_nothing_before_the_first_event()
    {
        new EventTag(0x1A).ToString().Should().Be("000000000000001a");
        new EventTag(-1).ToString().Should().Be("ffffffffffffffff");
        default(EventTag).ToString().Should().BeEmpty();
    }
}
