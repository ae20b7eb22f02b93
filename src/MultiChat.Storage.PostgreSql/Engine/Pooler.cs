namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>What stands between this host and PostgreSQL.</summary>
internal enum Pooler
{
    /// <summary>Nothing: a connection is a session of the server, this host's own.</summary>
    None,

    /// <summary>One that lends a session of the server for as long as the connection lasts.</summary>
    LendsSessions,

    /// <summary>One that lends a session for each transaction, perhaps another.</summary>
    LendsTransactions,
}
