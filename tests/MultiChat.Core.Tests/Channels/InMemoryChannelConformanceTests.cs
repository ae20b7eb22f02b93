using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

public sealed class InMemoryChannelConformanceTests
{
    public static TheoryData<string> Cases => [.. ChannelSuites.Cases.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_channel_keeps_the_rules(string name) => ChannelSuites.Get(name).RunAsync(new InMemoryChannelFactory());

    [Fact]
    public void No_rule_is_left_out() => ChannelSuites.AssertComplete(Cases);
}
