namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>One command that waits for the writer. It is answered after the commit of its group and never before.</summary>
/// <param name="cancellation">Where it is cancelled before its turn, it is not written.</param>
internal abstract class Write(CancellationToken cancellation)
{
    /// <summary>Whether the caller has gone before its turn came.</summary>
    public bool IsCancelled => Cancellation.IsCancellationRequested;

    protected CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Does the work and remembers its result; false where its changes are to be undone.</summary>
    public abstract bool Run(Database database);

    /// <summary>Remembers that the work alone failed; the group goes on without it.</summary>
    public abstract void Refuse(Exception reason);

    /// <summary>Answers with what was remembered: the group is durable.</summary>
    public abstract void Answer();

    /// <summary>Answers that the outcome is unknown.</summary>
    public abstract void Fail(Exception reason);
}
