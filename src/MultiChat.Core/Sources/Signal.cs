using System.Threading.Channels;

namespace MultiChat.Sources;

/// <summary>Wakes one waiting loop. Raised any number of times before the loop looks, it wakes it once.</summary>
/// <param name="underWay">Where it counts as work from the first raise until the loop waits again; nowhere where null.</param>
internal sealed class Signal(WorkUnderWay? underWay = null)
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Lock _lock = new();
    private bool _isRaised;
    private long? _work;

    public void Raise()
    {
        if (underWay is null)
        {
            _raised.Writer.TryWrite(true);
            return;
        }

        lock (_lock)
        {
            _isRaised = true;
            _work ??= underWay.Begin();
            _raised.Writer.TryWrite(true);
        }
    }

    public void End()
    {
        _raised.Writer.TryComplete();
        Rest(evenRaised: true);
    }

    /// <summary>Waits until raised; false once ended.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        Rest(evenRaised: false);
        if (!await _raised.Reader.WaitToReadAsync())
        {
            return false;
        }

        lock (_lock)
        {
            _raised.Reader.TryRead(out _);
            _isRaised = false;
        }

        return true;
    }

    private void Rest(bool evenRaised)
    {
        lock (_lock)
        {
            if (_work is { } work && (evenRaised || !_isRaised))
            {
                underWay!.End(work);
                _work = null;
            }
        }
    }
}
