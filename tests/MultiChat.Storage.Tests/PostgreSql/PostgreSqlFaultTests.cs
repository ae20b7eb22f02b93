using MultiChat.Storage.Faults;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Trouble)]
public sealed class PostgreSqlFaultTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData(FaultKind.BeforeEffect, false)]
    [InlineData(FaultKind.AfterEffect, false)]
    [InlineData(FaultKind.Cancel, false)]
    [InlineData(FaultKind.Hang, false)]
    [InlineData(FaultKind.Hang, true)]
    public Task A_talk_with_a_fault_at_any_call_leaves_what_one_without_faults_leaves(FaultKind kind, bool restarts) =>
        EveryCall.StrikeAsync(new PostgreSqlFactory(server), kind, restarts);
}
