namespace MultiChat.Testing.Wire;

/// <summary>Lets readers await a condition on something that changes; it is looked at first and after each change. Thread-safe.</summary>
/// <param name="subject">What changes. Its own lock may be taken inside the watch's, never the other way round.</param>
/// <param name="patience">How long a reader may wait.</param>
internal sealed class Watch<T>(T subject, TimeSpan patience)
{
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private Exception? _failure;

    /// <summary>The subject has changed. Never call it under the subject's lock.</summary>
    internal void Changed()
    {
        lock (_lock)
        {
            _waiters.RemoveAll(waiter => waiter.IsOver(subject));
        }
    }

    /// <summary>The subject cannot change any more: who waits, and who will, gets the exception.</summary>
    internal void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failure ??= failure;
            _waiters.ForEach(waiter => waiter.Met.TrySetException(failure));
            _waiters.Clear();
        }
    }

    /// <summary>The subject may change again, after a failure.</summary>
    internal void Recover()
    {
        lock (_lock)
        {
            _failure = null;
        }
    }

    internal async Task UntilAsync(Func<T, bool> condition, CancellationToken cancellation)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (condition(subject))
            {
                return;
            }

            if (_failure is not null)
            {
                throw new InvalidOperationException("The view stopped following the host: " + _failure.Message, _failure);
            }

            waiter = new Waiter(condition);
            _waiters.Add(waiter);
        }

        try
        {
            await waiter.Met.Task.WaitAsync(patience, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Not in {patience}. What there is:\n{subject}", late);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private sealed class Waiter(Func<T, bool> condition)
    {
        internal TaskCompletionSource Met { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool IsOver(T subject)
        {
            try
            {
                return condition(subject) && Met.TrySetResult();
            }
            catch (Exception thrown)
            {
                return Met.TrySetException(thrown);
            }
        }
    }
}
