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
    public void A_test_that_leaves_cases_out_is_refused_and_told_which()
    {
        var factory = new InMemoryFactory();
        var some = StoreSuites.CasesFor(factory).Select(known => known.Name).Where(name => !name.StartsWith("Search.", StringComparison.Ordinal));

        var asserting = () => StoreSuites.AssertComplete(factory, some);

        asserting.Should().Throw<ConformanceException>().WithMessage("These cases of the kit are left out: *Search.WordFindsItsDialog*");
    }

    [Fact]
    public void A_test_without_the_reopening_cases_is_complete_only_where_nothing_survives()
    {
        var names = StoreSuites.CasesFor(new InMemoryFactory()).Select(known => known.Name).ToList();

        StoreSuites.AssertComplete(new InMemoryFactory(), names);
        var asserting = () => StoreSuites.AssertComplete(new SurvivingMemoryFactory(), names);

        asserting.Should().Throw<ConformanceException>().WithMessage("*Reopening.NumbersAndKeysGoOn*");
    }

    [Fact]
    public async Task A_factory_that_can_reopen_and_does_not_say_so_is_found()
    {
        var running = () => StoreSuites.Get("Reopening.UndeclaredReopening").RunAsync(new SilentlySurvivingFactory());

        (await running.Should().ThrowAsync<ConformanceException>()).WithMessage("*a factory says Survives*");
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
