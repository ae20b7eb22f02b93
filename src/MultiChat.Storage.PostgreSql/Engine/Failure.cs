using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>What an error of the server means.</summary>
internal static class Failure
{
    /// <summary>What <c>commit_dialog</c> raises where its caller made a mistake.</summary>
    private const string BrokenRule = "MC001";

    /// <summary>What <c>confirm_members</c> raises.</summary>
    private const string RightsChanged = "MC002";

    /// <summary>Whether it passes by itself: a deadlock, a lost serialization, or a wait that was cut short.</summary>
    public static bool IsPassing(PostgresException reason) => reason.SqlState
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable;

    /// <summary>Whether it is about the one statement and neither about the connection nor the server.</summary>
    public static bool IsOfStatement(PostgresException reason) =>
        IsPassing(reason) || reason.SqlState is BrokenRule or RightsChanged
        || reason.SqlState[..2] is "21" or "22" or "23" or "42" or "P0";

    /// <summary>Whether the server, or what the address led to, takes no writes: nothing of this one was written.</summary>
    public static bool IsReadOnly(PostgresException reason) => reason.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;

    /// <summary>Whether it is about the server and so about each connection to it: it writes no more, or goes down.</summary>
    public static bool IsOfServer(PostgresException reason) =>
        IsReadOnly(reason) || reason.SqlState.StartsWith("57P", StringComparison.Ordinal);

    /// <summary>Whether the connection ended, or the server is going down or coming up: another connection may do.</summary>
    public static bool IsOfConnection(NpgsqlException reason) =>
        reason is not PostgresException answer || answer.SqlState[..2] is "08" || answer.SqlState.StartsWith("57P", StringComparison.Ordinal);

    /// <summary>What a caller is told of a statement that was refused; nothing of it was written.</summary>
    public static Exception Refused(PostgresException reason) =>
        reason.SqlState == BrokenRule ? OfCommit(reason)
        : reason.SqlState == RightsChanged ? new RightsChangedException(reason)
        : new StorageException($"PostgreSQL refused a write: {reason.MessageText} ({reason.SqlState}). Nothing of it was written.", reason);

    /// <summary>What a caller is told of a write that failed with its transaction, and may have been written or not unless the server says so.</summary>
    public static StorageException Unknown(Exception reason) => reason is PostgresException answer && IsReadOnly(answer)
        ? new StorageException(
            $"PostgreSQL takes no writes: {answer.MessageText} ({answer.SqlState}). Nothing of it was written. The storage goes on by itself as soon "
            + "as the connection string leads to a server that writes.", reason)
        : new StorageException($"The outcome of this write is unknown: {reason.Message} Send it again under the same key. The storage goes on by itself as "
            + "soon as PostgreSQL answers: look at the server's log, its disk and the network.", reason);

    /// <summary>What a caller is told of a read.</summary>
    public static StorageException NotRead(Exception reason) =>
        new($"PostgreSQL cannot be read: {reason.Message} The storage goes on by itself as soon as PostgreSQL answers: look at the "
            + "server's log and the network.", reason);

    // The parameter at fault is the port's and not this method's.
#pragma warning disable CA2208, MA0015
    private static ArgumentException OfCommit(PostgresException reason) => new(reason.MessageText, "commit", reason);
#pragma warning restore CA2208, MA0015
}
