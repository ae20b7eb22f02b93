using MultiChat.Testing.Conformance;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>The kit is tested too: by channels that are wrong in one thing each.</summary>
public sealed class BrokenChannelTests
{
    public static TheoryData<string> Names => [.. ChannelMistakes.All.Select(mistake => mistake.Name)];

    public static TheoryData<string> RejectingCases => [.. ChannelMistakes.All.Select(mistake => mistake.RejectedBy).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_kit_rejects_a_channel_that(string name)
    {
        var mistake = ChannelMistakes.All.Single(known => known.Name == name);
        var rejecting = ChannelSuites.Get(mistake.RejectedBy);

        var running = () => rejecting.RunAsync(new VariedChannelFactory(mistake.Make));

        var thrown = (await running.Should().ThrowAsync<ConformanceException>()).Which;
        thrown.Message.Should().StartWith($"{rejecting.Name}: broken rule \"{rejecting.Rule}\" ");
        thrown.InnerException.Should().BeOfType<ConformanceException>("the kit saw it, and the channel did not merely fall over");
    }

    /// <summary>What makes a channel wrong is the mistake alone, and not how the tests above are made.</summary>
    [Theory]
    [MemberData(nameof(RejectingCases))]
    public Task The_same_case_passes_without_the_mistake(string name) =>
        ChannelSuites.Get(name).RunAsync(VariedChannelFactory.Of(memory => new BrokenChannel(memory)));
}
