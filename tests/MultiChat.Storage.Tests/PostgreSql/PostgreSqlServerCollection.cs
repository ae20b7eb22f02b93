namespace MultiChat.Storage.PostgreSql;

[CollectionDefinition(PostgreSqlServer.Tests)]
public sealed class PostgreSqlServerCollection : ICollectionFixture<PostgreSqlServer>;
