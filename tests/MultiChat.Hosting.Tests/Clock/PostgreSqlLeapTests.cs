using MultiChat.Storage.PostgreSql;

namespace MultiChat.Hosting.Clock;

public sealed class PostgreSqlLeapTests(PostgreSqlServer server) : LeapTests, IClassFixture<PostgreSqlServer>
{
    protected override void AddStorage(MultiChatBuilder chat) => chat.AddPostgreSql(server.ConnectionString, options => options.Schema = server.NewSchema());
}
