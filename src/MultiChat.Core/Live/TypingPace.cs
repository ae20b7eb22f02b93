using MultiChat.Dialogs;
using MultiChat.Sources;

namespace MultiChat.Live;

/// <summary>How often one page may say that its person types: once in two seconds, and for each time once that they have stopped.</summary>
internal sealed class TypingPace(ChatClock clock)
{
    public static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private long? _saidAt;
    private DialogId? _in;

    /// <summary>Whether it is passed on.</summary>
    public bool Allows(DialogId dialog, bool typing)
    {
        lock (_lock)
        {
            if (!typing)
            {
                var stops = _in == dialog;
                _in = stops ? null : _in;
                return stops;
            }

            if (_saidAt is { } said && clock.Time.GetElapsedTime(said) < LeastPause)
            {
                return false;
            }

            (_saidAt, _in) = (clock.Time.GetTimestamp(), dialog);
            return true;
        }
    }
}
