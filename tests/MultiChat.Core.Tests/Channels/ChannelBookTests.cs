using MultiChat.Testing.Channels;

namespace MultiChat.Channels;

public sealed class ChannelBookTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Telegram")]
    [InlineData("tele gram")]
    [InlineData("telegram\n")]
    [InlineData("an-address-of-33-letters-is-too-lo")]
    public void A_kind_that_breaks_its_format_is_a_mistake_of_the_start(string kind) =>
        Making(new ListeningChannel(kind)).Should().Throw<ArgumentException>().WithMessage("*must be 1 to 32 of a-z, 0-9 and dash*");

    [Theory]
    [InlineData("a")]
    [InlineData("vk-2")]
    [InlineData("a-kind-of-32-letters-is-allowed-")]
    public void A_kind_of_its_format_is_taken(string kind) => Making(new ListeningChannel(kind)).Should().NotThrow();

    [Fact]
    public void A_kind_without_a_value_is_a_mistake_of_the_start() =>
        Making(new ListeningChannel(null!)).Should().Throw<ArgumentException>();

    [Fact]
    public void Two_channels_of_one_kind_are_a_mistake_of_the_start() =>
        Making(new ListeningChannel("sms"), new InMemoryChannel("sms")).Should().Throw<ArgumentException>().WithMessage("*\"sms\" of InMemoryChannel is taken*");

    [Fact]
    public void The_sites_kind_is_nobody_elses() =>
        Making(new ListeningChannel("site")).Should().Throw<ArgumentException>().WithMessage("*\"site\" is the site's*");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8_001)]
    public void A_length_out_of_its_bounds_is_a_mistake_of_the_start(int length) =>
        Making(new InMemoryChannel { MaxTextLength = length }).Should().Throw<ArgumentException>().WithMessage("*MaxTextLength*1 to 8000*");

    [Fact] // H1
    public void Abilities_follow_from_the_interfaces()
    {
        var full = new InMemoryChannel("full");
        var book = new ChannelBook([full, new SendingChannel(new InMemoryChannel("plain") { MaxTextLength = 160 }), new ListeningChannel("mute")]);

        book.AbilitiesOf(full.Kind).Should().BeEquivalentTo(
            new { CanSend = true, CanRevise = true, HasReceipts = true, TellsReading = true, MaxTextLength = 4_096 });
        book.AbilitiesOf(new ChannelKind("plain")).Should().BeEquivalentTo(
            new { CanSend = true, CanRevise = false, HasReceipts = false, TellsReading = false, MaxTextLength = 160 });
        book.AbilitiesOf(new ChannelKind("mute")).Should().Be(ChannelAbilities.None);
        book.AbilitiesOf(new ChannelKind("nobody")).Should().Be(ChannelAbilities.None, "nobody registered that kind");
        book.AbilitiesOf(default).Should().Be(ChannelAbilities.None);
        book.AbilitiesOf(ChannelKind.Site).Should().Be(ChannelAbilities.Site);
    }

    [Fact] // H1
    public void Receipts_need_not_tell_of_reading() =>
        ChannelAbilities.Of(new InMemoryChannel { TellsReading = false }).Should().BeEquivalentTo(new { HasReceipts = true, TellsReading = false });

    private static Func<ChannelBook> Making(params IChannel[] channels) => () => new ChannelBook(channels);
}
