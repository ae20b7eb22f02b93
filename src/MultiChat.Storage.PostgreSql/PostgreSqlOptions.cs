namespace MultiChat.Storage.PostgreSql;

/// <summary>How a PostgreSQL database is used. The defaults are right for nearly everybody.</summary>
/// <remarks>
/// A host has <see cref="Writers"/> + <see cref="Readers"/> + 7 connections at most, but for moments in which it replaces some that do not
/// answer. A pooler before the server must have as many for each host if it lends sessions; a few for all if it lends transactions.
/// </remarks>
public sealed class PostgreSqlOptions
{
    /// <summary>The schema in which everything lies. Several installations may share a database, each with a schema of its own.</summary>
    /// <value>1 to 48 lower-case Latin letters, digits and underscores, a letter first; <c>multichat</c> by default.</value>
    public string Schema { get; set; } = "multichat";

    /// <summary>
    /// Where the storage's own connection string leads through a pooler that lends transactions: a connection string past it, to the same
    /// database, on which a host listens for the changes of others and brings the schema up to date. Without one changes are polled for, which
    /// takes up to half a second longer, and the health check is degraded.
    /// </summary>
    /// <value>A connection string; <see langword="null"/> by default: the storage's own.</value>
    public string? ListenConnectionString { get; set; }

    /// <summary>
    /// Whether an accepted message must survive a loss of power. If so, a server whose <c>fsync</c> or <c>synchronous_commit</c> is off is
    /// refused when the storage is opened; if not, it is taken as it is, and a loss of power may take the last messages.
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    public bool SurvivesPowerLoss { get; set; } = true;

    /// <summary>How many connections write at the same time. Writes that wait while all are busy share the next commit.</summary>
    /// <value>1 to 16; 2 by default.</value>
    public int Writers { get; set; } = 2;

    /// <summary>How many writes may wait; one more is refused with <see cref="RefusalCode.Busy"/>.</summary>
    /// <value>1 to 100,000; 4,096 by default.</value>
    public int WriteQueueLimit { get; set; } = 4_096;

    /// <summary>How many connections read at the same time.</summary>
    /// <value>1 to 200; 8 by default.</value>
    public int Readers { get; set; } = 8;

    /// <summary>How many reads may wait for a connection; one more is refused with <see cref="RefusalCode.Busy"/>.</summary>
    /// <value>1 to 100,000; 4,096 by default.</value>
    public int ReadQueueLimit { get; set; } = 4_096;

    /// <summary>How long a command may keep its group waiting, in tests of groups.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a write may be without an answer, beside what its commands may wait for locks; longer, and its outcome is unknown.</summary>
    internal TimeSpan WriteLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A copy that later changes do not reach.</summary>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    internal PostgreSqlOptions Checked()
    {
        // Names of this kind need no quoting anywhere.
        Check(
            Schema is { Length: >= 1 and <= 48 } && char.IsAsciiLetterLower(Schema[0])
                && Schema.All(unit => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || unit == '_')
                && !Schema.StartsWith("pg_", StringComparison.Ordinal),
            nameof(Schema),
            "1 to 48 lower-case Latin letters, digits and underscores, a letter first, and not begin with pg_");
        Check(Writers is >= 1 and <= 16, nameof(Writers), "1 to 16");
        Check(WriteQueueLimit is >= 1 and <= 100_000, nameof(WriteQueueLimit), "1 to 100,000");
        Check(Readers is >= 1 and <= 200, nameof(Readers), "1 to 200");
        Check(ReadQueueLimit is >= 1 and <= 100_000, nameof(ReadQueueLimit), "1 to 100,000");
        return (PostgreSqlOptions)MemberwiseClone();
    }

    private static void Check(bool right, string name, string bounds)
    {
        if (!right)
        {
            throw new ArgumentException($"PostgreSqlOptions.{name} must be {bounds}.", name);
        }
    }
}
