using System.Globalization;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Where a database is, in words that may be logged.</summary>
/// <param name="Server">Host and port.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The user's name.</param>
/// <param name="Schema">The schema's name.</param>
internal sealed record DatabasePlace(string Server, string Database, string User, string Schema)
{
    public static DatabasePlace Of(NpgsqlConnectionStringBuilder settings, string schema)
    {
        var user = settings.Username ?? Environment.UserName;
        return new DatabasePlace(
            string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}"), settings.Database ?? user, user, schema);
    }

    public override string ToString() => $"PostgreSQL database {Database} at {Server}, schema {Schema}";
}
