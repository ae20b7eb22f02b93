using MultiChat.Testing.Conformance;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

public sealed class ChannelSuitesTests
{
    [Fact]
    public void All_lists_every_suite_of_the_kit()
    {
        var suites = typeof(ChannelSuite).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChannelSuite)));

        ChannelSuites.All.Select(suite => suite.GetType()).Should().BeEquivalentTo(suites);
    }

    [Fact]
    public void The_kit_has_at_least_forty_cases_with_names_of_their_own() =>
        ChannelSuites.Cases.Select(known => known.Name).Should().OnlyHaveUniqueItems().And.HaveCountGreaterOrEqualTo(40);

    [Fact]
    public void A_test_that_leaves_cases_out_is_refused_and_told_which()
    {
        var some = ChannelSuites.Cases.Select(known => known.Name).Where(name => !name.StartsWith("Failing.", StringComparison.Ordinal));

        var asserting = () => ChannelSuites.AssertComplete(some);

        asserting.Should().Throw<ConformanceException>().WithMessage("These cases of the kit are left out: *Failing.FailureThrows*");
    }
}
