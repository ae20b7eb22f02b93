using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>
/// Signs of typing on their way to one receiver: the last of each typist in a dialog. None is given on once it is older than <see cref="TypingRelay.Lifetime"/>;
/// what does not fit is dropped.
/// </summary>
/// <param name="clock">The rules' clock.</param>
/// <param name="most">How many fit.</param>
internal sealed class PendingTyping(ChatClock clock, int most)
{
    private readonly Lock _lock = new();
    private Dictionary<(DialogId, MemberId?), (TypingSign Sign, long At)> _signs = [];

    /// <summary>Keeps a sign until it is taken.</summary>
    public void Put(TypingSign sign)
    {
        lock (_lock)
        {
            if (_signs.Count < most || _signs.ContainsKey((sign.Dialog, sign.By)))
            {
                _signs[(sign.Dialog, sign.By)] = (sign, clock.Time.GetTimestamp());
            }
        }
    }

    /// <summary>What is still true; nothing is kept.</summary>
    public IReadOnlyList<TypingSign> Take()
    {
        Dictionary<(DialogId, MemberId?), (TypingSign Sign, long At)> taken;
        lock (_lock)
        {
            if (_signs.Count == 0)
            {
                return [];
            }

            (taken, _signs) = (_signs, []);
        }

        return [.. taken.Values.Where(put => clock.Time.GetElapsedTime(put.At) < TypingRelay.Lifetime.ToTimeSpan()).Select(put => put.Sign)];
    }
}
