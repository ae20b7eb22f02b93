using MultiChat.Delivery;
using MultiChat.Sources;

namespace MultiChat.Hosts;

/// <summary>Tells the other hosts who is typing here. What cannot be told at once is not told.</summary>
internal sealed class TypingTold(ITypingLink link, ChatClock clock)
{
    private const int MaxPending = 1_000;

    private readonly PendingTyping _pending = new(clock, MaxPending);
    private readonly Signal _signal = new();

    public void Tell(TypingSign sign)
    {
        _pending.Put(sign);
        _signal.Raise();
    }

    public async Task RunAsync()
    {
        while (await _signal.WaitAsync())
        {
            try
            {
                await link.TellAsync(_pending.Take(), CancellationToken.None);
            }
            catch (Exception)
            {
                // The storage does not answer. The next sign makes good for these.
            }
        }
    }

    public void End() => _signal.End();
}
