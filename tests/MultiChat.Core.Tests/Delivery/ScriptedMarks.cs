using System.Threading.Channels;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Delivery;

/// <summary>Marks in memory that a test holds up or lets fail; tells of each write that was tried.</summary>
internal sealed class ScriptedMarks : IMarkStore
{
    private readonly Channel<DialogMarks> _tried = Channel.CreateUnbounded<DialogMarks>();
    private DialogMarks _kept = DialogMarks.None;

    public DialogMarks Kept => _kept;

    public OperatorRead? Read { get; private set; }

    /// <summary>How many writes fail from now on.</summary>
    public int Failures { get; set; }

    /// <summary>What writes wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Tried { get; private set; }

    /// <summary>The next write that is tried.</summary>
    public Task<DialogMarks> NextAsync() => _tried.Reader.NextAsync();

    public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) => new(_kept);

    public async ValueTask MergeAsync(ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        Tried++;
        await Gate;
        var fails = Failures-- > 0;
        (_kept, Read) = fails ? (_kept, Read) : (_kept.Merge(marks), read);
        _tried.Writer.TryWrite(marks);
        if (fails)
        {
            throw new StorageException("The store does not answer.");
        }
    }
}
