namespace MultiChat.Storage.PostgreSql;

[CollectionDefinition(PostgreSqlServer.Rules)]
public sealed class PostgreSqlServerCollection : ICollectionFixture<PostgreSqlServer>;
