namespace MultiChat.Storage.Sqlite;

/// <summary>How a SQLite file is used. The defaults are right for nearly everybody.</summary>
public sealed class SqliteOptions
{
    /// <summary>How long opening waits for another process to let the file go, in real time whatever the host's clock says.</summary>
    /// <value>Zero to one hour; 5 seconds by default.</value>
    public TimeSpan OwnershipWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether what was accepted survives a loss of power (<c>synchronous=FULL</c>). Without it accepted messages survive the end of the
    /// process, but not that of the machine (<c>NORMAL</c>).
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    public bool SurvivesPowerLoss { get; set; } = true;

    /// <summary>How many writes may wait; one more is refused with <see cref="RefusalCode.Busy"/>.</summary>
    /// <value>1 to 100,000; 4,096 by default.</value>
    public int WriteQueueLimit { get; set; } = 4_096;

    /// <summary>How many connections read at the same time.</summary>
    /// <value>1 to 64; 4 by default.</value>
    public int Readers { get; set; } = 4;

    /// <summary>How many reads may wait for a connection; one more is refused with <see cref="RefusalCode.Busy"/>.</summary>
    /// <value>1 to 100,000; 4,096 by default.</value>
    public int ReadQueueLimit { get; set; } = 4_096;

    /// <summary>A copy that later changes do not reach.</summary>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    internal SqliteOptions Checked()
    {
        Check(OwnershipWait >= TimeSpan.Zero && OwnershipWait <= TimeSpan.FromHours(1), nameof(OwnershipWait), "zero to one hour");
        Check(WriteQueueLimit is >= 1 and <= 100_000, nameof(WriteQueueLimit), "1 to 100,000");
        Check(Readers is >= 1 and <= 64, nameof(Readers), "1 to 64");
        Check(ReadQueueLimit is >= 1 and <= 100_000, nameof(ReadQueueLimit), "1 to 100,000");
        return (SqliteOptions)MemberwiseClone();
    }

    private static void Check(bool right, string name, string bounds)
    {
        if (!right)
        {
            throw new ArgumentException($"SqliteOptions.{name} must be {bounds}.", name);
        }
    }
}
