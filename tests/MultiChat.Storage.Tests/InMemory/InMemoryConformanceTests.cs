using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.InMemory;

// <tests>
public sealed class InMemoryConformanceTests
{
    private static readonly InMemoryFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Memory_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);

    [Fact]
    public void No_rule_is_left_out() => StoreSuites.AssertComplete(Factory, Cases);
}
// </tests>
