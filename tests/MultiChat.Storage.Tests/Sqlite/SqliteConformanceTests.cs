using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Sqlite;

public sealed class SqliteConformanceTests
{
    private static readonly SqliteFactory Factory = new();

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(Factory).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Sqlite_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(Factory);

    [Fact]
    public void No_rule_is_left_out() => StoreSuites.AssertComplete(Factory, Cases);
}
