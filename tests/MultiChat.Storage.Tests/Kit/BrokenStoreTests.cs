using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Kit;

/// <summary>The kit is tested too: by stores that are wrong in one thing each.</summary>
public sealed class BrokenStoreTests
{
    public static TheoryData<string> Names => [.. Mistakes.All.Select(mistake => mistake.Name)];

    public static TheoryData<string> RejectingCases => [.. Mistakes.All.Select(mistake => mistake.RejectedBy).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_kit_rejects_a_store_that(string name)
    {
        var mistake = Mistakes.All.Single(known => known.Name == name);
        var rejecting = StoreSuites.Get(mistake.RejectedBy);

        var running = () => rejecting.RunAsync(new BrokenFactory(mistake));

        var thrown = (await running.Should().ThrowAsync<ConformanceException>()).Which;
        thrown.Message.Should().StartWith($"{rejecting.Name}: broken rule \"{rejecting.Rule}\" ");
        thrown.InnerException.Should().BeOfType<ConformanceException>("the kit saw it, and the store did not merely fall over");
    }

    /// <summary>What makes a store wrong is the mistake alone, and not how the tests above are made.</summary>
    [Theory]
    [MemberData(nameof(RejectingCases))]
    public Task The_same_case_passes_without_the_mistake(string name) =>
        StoreSuites.Get(name).RunAsync(new BrokenFactory(new Mistake("none", name, storage => new BrokenStorage(storage), storage => storage)));
}
