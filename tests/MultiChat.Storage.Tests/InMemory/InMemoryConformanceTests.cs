using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.InMemory;

public sealed class InMemoryConformanceTests
{
    private static readonly InMemoryFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Memory_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);
}
