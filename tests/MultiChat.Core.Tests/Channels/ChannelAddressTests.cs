using System.Security.Cryptography;

namespace MultiChat.Channels;

/// <summary>What is kept of addresses and keys is found again by later versions, so the bytes are written down here.</summary>
public sealed class ChannelAddressTests
{
    private static readonly ChannelAddress Address = new() { Kind = new ChannelKind("sms"), Value = "Ё1" };

    [Fact] // invariant 23: no text in UTF-8 has the byte 0xFF, and a browser's token is such a text
    public void An_address_is_kept_under_a_hash_that_no_token_has() =>
        Address.ToTokenHash().Should().Equal(SHA256.HashData(
            [0xFF, 0, 0, 0, 3, .. "sms"u8, 0, 0, 0, 3, .. "Ё1"u8]));

    [Fact] // M2
    public void A_message_id_is_made_from_channel_address_and_key()
    {
        var hash = SHA256.HashData([0, 0, 0, 3, .. "sms"u8, 0, 0, 0, 3, .. "Ё1"u8, 0, 0, 0, 1, .. "7"u8]);
        (hash[6], hash[8]) = ((byte)(0x80 | (hash[6] & 0x0F)), (byte)(0x80 | (hash[8] & 0x3F)));

        Address.IdOf("7").Should().Be(new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    [Fact]
    public void Addresses_that_look_alike_when_joined_are_two()
    {
        var (one, other) = (Address with { Kind = new ChannelKind("sms1"), Value = "1" }, Address with { Kind = new ChannelKind("sms"), Value = "11" });

        one.ToTokenHash().Should().NotEqual(other.ToTokenHash());
        one.IdOf("1").Should().NotBe(other.IdOf(""));
    }
}
