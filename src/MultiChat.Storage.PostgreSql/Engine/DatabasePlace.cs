namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Where a database is, in words that may be logged.</summary>
/// <param name="Server">Host and port; of several servers each.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The user's name.</param>
/// <param name="Schema">The schema's name.</param>
internal sealed record DatabasePlace(string Server, string Database, string User, string Schema)
{
    public override string ToString() => $"PostgreSQL database {Database} at {Server}, schema {Schema}";
}
