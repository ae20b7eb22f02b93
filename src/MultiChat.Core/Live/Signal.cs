using System.Threading.Channels;

namespace MultiChat.Live;

/// <summary>Wakes one waiting loop. Raised any number of times before the loop looks, it wakes it once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Raise() => _raised.Writer.TryWrite(true);

    public void End() => _raised.Writer.TryComplete();

    /// <summary>Waits until raised; false once ended.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        if (!await _raised.Reader.WaitToReadAsync())
        {
            return false;
        }

        _raised.Reader.TryRead(out _);
        return true;
    }
}
