using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Delivery;

/// <summary>
/// Takes the visitors' acknowledgements: known to everybody here at once, written at most every 200 ms per dialog. What a crash loses, the
/// page says again when it reconnects.
/// </summary>
internal sealed class MarkBook(IMarkStore store, SteadyClock clock) : IAsyncDisposable
{
    private static readonly TimeSpan WritePause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, DialogId), Unwritten> _unwritten = [];
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Raised when a dialog's marks have grown. Listeners return at once.</summary>
    public event Action<ProjectId, DialogId>? Moved;

    /// <summary>Raised with the visitor whose messages the desk has read.</summary>
    public event Action<ProjectId, VisitorId>? DeskMoved;

    public async ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation)
    {
        // Looked at before the store: what is written meanwhile is then seen in at least one of the two.
        DialogMarks unwritten;
        lock (_lock)
        {
            unwritten = _unwritten.GetValueOrDefault((project, dialog))?.Marks ?? DialogMarks.None;
        }

        return unwritten.Merge(await store.FindAsync(project, dialog, cancellation));
    }

    /// <summary>A visitor's page has applied or shown something.</summary>
    public void Merge(ProjectId project, DialogId dialog, DialogMarks marks)
    {
        var begins = false;
        lock (_lock)
        {
            if (!_unwritten.TryGetValue((project, dialog), out var unwritten))
            {
                _unwritten.Add((project, dialog), unwritten = new Unwritten());
                begins = true;
            }

            unwritten.Marks = unwritten.Marks.Merge(marks);
        }

        Moved?.Invoke(project, dialog);
        if (begins)
        {
            _ = WriteAsync(project, dialog);
        }
    }

    /// <summary>Another host may have moved the dialog's marks.</summary>
    public void Look(Dialog dialog)
    {
        Moved?.Invoke(dialog.Project, dialog.Id);
        DeskMoved?.Invoke(dialog.Project, dialog.Visitor);
    }

    /// <summary>
    /// Written at once: what an operator has read, because the lists count by it (rule D10), and what a channel tells, because it tells it once.
    /// </summary>
    public async ValueTask MergeAsync(Dialog dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        try
        {
            await store.MergeAsync(dialog.Project, dialog.Id, marks, read, cancellation);
        }
        finally
        {
            // A failure says nothing of what the store has: whoever shows the marks looks.
            Look(dialog);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        Task[] writes;
        lock (_lock)
        {
            writes = [.. _unwritten.Values.Select(unwritten => unwritten.Done.Task)];
        }

        await Task.WhenAll(writes);
        _closing.Dispose();
    }

    private async Task WriteAsync(ProjectId project, DialogId dialog)
    {
        var key = (project, dialog);
        while (true)
        {
            DialogMarks writing;
            lock (_lock)
            {
                writing = _unwritten[key].Marks;
            }

            var written = await TryWriteAsync(project, dialog, writing);
            try
            {
                await clock.PauseAsync(WritePause, _closing.Token);
            }
            catch (OperationCanceledException)
            {
                // The host closes: what came since is written without the pause, and a write that failed is not tried for ever.
                written = true;
            }

            lock (_lock)
            {
                if (written && _unwritten[key].Marks == writing && _unwritten.Remove(key, out var done))
                {
                    done.Done.SetResult();
                    return;
                }
            }
        }
    }

    private async Task<bool> TryWriteAsync(ProjectId project, DialogId dialog, DialogMarks marks)
    {
        try
        {
            await store.MergeAsync(project, dialog, marks, read: null, CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            // The store does not answer: the marks stay here and are tried again after the pause, unless the host closes.
            return false;
        }
    }

    private sealed class Unwritten
    {
        public DialogMarks Marks { get; set; } = DialogMarks.None;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
