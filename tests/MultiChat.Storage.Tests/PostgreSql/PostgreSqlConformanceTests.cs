using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Rules)]
public sealed class PostgreSqlConformanceTests(PostgreSqlServer server)
{
    private readonly PostgreSqlFactory _factory = new(server);

    public static TheoryData<string> Cases => [.. StoreSuites.CasesFor(new PostgreSqlFactory(server: null)).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task PostgreSql_keeps_the_rules(string name) => StoreSuites.Get(name).RunAsync(_factory);

    [Fact]
    public void No_rule_is_left_out() => StoreSuites.AssertComplete(_factory, Cases);
}
