using MultiChat.InMemory;
using MultiChat.Testing.Conformance;
using MultiChat.Testing.Hosts;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Hosts;

public sealed class SharedMemoryTests
{
    private static readonly SharedMemoryFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Kind", "Breadth")] // the same memory again, behind twins
    public Task A_host_of_a_shared_memory_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);

    [Fact]
    public async Task A_host_has_every_ability_of_the_memory_that_it_shares()
    {
        await using var alone = new InMemoryStorage();
        await using var memory = new SharedMemory();
        var host = memory.AddHost();

        foreach (var port in typeof(ChatStorage).GetProperties().Where(property => property.PropertyType.IsInterface))
        {
            PortInterfaces.Of(port.GetValue(host)!).Should().Equal(PortInterfaces.Of(port.GetValue(alone)!), port.Name);
        }
    }
}
