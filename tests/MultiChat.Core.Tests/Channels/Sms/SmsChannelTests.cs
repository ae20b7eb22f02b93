using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels.Sms;

// <tests>
public sealed class SmsChannelTests
{
    public static TheoryData<string> Cases => [.. ChannelSuites.Cases.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_channel_keeps_the_rules(string name) => ChannelSuites.Get(name).RunAsync(new SmsChannelFactory());

    [Fact]
    public void No_rule_is_left_out() => ChannelSuites.AssertComplete(Cases);
}
// </tests>
