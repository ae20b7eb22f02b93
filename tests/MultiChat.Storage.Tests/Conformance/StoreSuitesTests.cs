using MultiChat.Storage.InMemory;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Conformance;

public sealed class StoreSuitesTests
{
    public static TheoryData<string> ReopeningCases =>
        [.. StoreSuites.CasesFor(new SurvivingMemoryFactory()).Where(known => known.NeedsSurvival).Select(known => known.Name)];

    [Fact]
    public void All_lists_every_suite_of_the_kit()
    {
        var suites = typeof(StoreSuite).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoreSuite)));

        StoreSuites.All.Select(suite => suite.GetType()).Should().BeEquivalentTo(suites);
    }

    [Fact]
    public void The_kit_has_at_least_two_hundred_cases_with_names_of_their_own()
    {
        var names = StoreSuites.CasesFor(new SurvivingMemoryFactory()).Select(known => known.Name).ToList();

        names.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(200);
    }

    [Fact]
    public void Storages_that_do_not_survive_are_not_asked_to_reopen() =>
        StoreSuites.CasesFor(new InMemoryFactory()).Should().NotContain(known => known.NeedsSurvival);

    [Fact]
    public async Task Reopening_what_does_not_survive_is_refused()
    {
        var reopening = () => new InMemoryFactory().ReopenAsync(null!, CancellationToken.None);

        await reopening.Should().ThrowAsync<NotSupportedException>();
    }

    [Theory]
    [MemberData(nameof(ReopeningCases))]
    public Task Reopening_cases_pass_where_nothing_is_lost(string name) => StoreSuites.Get(name).RunAsync(new SurvivingMemoryFactory());
}
