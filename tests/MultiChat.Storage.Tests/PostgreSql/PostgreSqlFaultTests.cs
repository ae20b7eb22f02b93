using MultiChat.Storage.Faults;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Trouble)]
public sealed class PostgreSqlFaultTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(FaultKind.AfterEffect, false)]
    [InlineData(FaultKind.Hang, true)]
    public Task A_talk_with_a_fault_at_any_call_leaves_what_one_without_faults_leaves(FaultKind kind, bool restarts) =>
        EveryCall.StrikeAsync(new PostgreSqlFactory(server), kind, restarts);

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData(FaultKind.BeforeEffect)]
    [InlineData(FaultKind.Cancel)]
    [InlineData(FaultKind.Hang)]
    public Task And_so_does_one_with_a_fault_of_another_kind(FaultKind kind) =>
        EveryCall.StrikeAsync(new PostgreSqlFactory(server), kind, restarts: false);
}
