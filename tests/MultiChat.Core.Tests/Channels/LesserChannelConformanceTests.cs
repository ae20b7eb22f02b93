using MultiChat.Testing.Channels;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

/// <summary>Channels that can do less pass the whole kit too: what they do not declare is refused (rule H1).</summary>
public sealed class LesserChannelConformanceTests
{
    public static TheoryData<string> Cases => [.. ChannelSuites.Cases.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task One_that_only_listens_keeps_the_rules(string name) =>
        ChannelSuites.Get(name).RunAsync(VariedChannelFactory.Of(_ => new ListeningChannel()));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task One_that_only_sends_keeps_the_rules(string name) =>
        ChannelSuites.Get(name).RunAsync(VariedChannelFactory.Of(memory => new SendingChannel(memory)));

    [Theory]
    [MemberData(nameof(Cases))]
    public Task One_of_short_messages_that_does_not_tell_of_reading_keeps_the_rules(string name) => ChannelSuites.Get(name).RunAsync(
        new VariedChannelFactory(_ => new InMemoryFarSide(new InMemoryChannel("sms") { MaxTextLength = 2, TellsReading = false })));
}
