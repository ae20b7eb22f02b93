namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>A command with a result.</summary>
/// <param name="work">What is done inside the group's transaction, on the writer's thread.</param>
/// <param name="keeps">Whether a result means that its changes stay.</param>
/// <param name="cancellation">Where it is cancelled before its turn, it is not written.</param>
internal sealed class WriteWithAnswer<T>(Func<Database, T> work, Func<T, bool> keeps, CancellationToken cancellation) : Write(cancellation)
{
    // Callers must not go on with their own work on the writer's thread.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _done;
    private Exception? _refused;

    public Task<T> Task => _answer.Task;

    public override bool Run(Database database)
    {
        _result = work(database);
        _done = true;
        return keeps(_result);
    }

    public override void Refuse(Exception reason) => _refused = reason;

    public override void Answer()
    {
        if (_refused is not null)
        {
            _answer.SetException(_refused);
        }
        else if (_done)
        {
            _answer.SetResult(_result!);
        }
        else
        {
            _answer.SetCanceled(Cancellation);
        }
    }

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
