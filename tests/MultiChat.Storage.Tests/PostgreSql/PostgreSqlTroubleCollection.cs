namespace MultiChat.Storage.PostgreSql;

[CollectionDefinition(PostgreSqlServer.Trouble)]
public sealed class PostgreSqlTroubleCollection : ICollectionFixture<PostgreSqlServer>;
