using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>Typing, as one operator's page says and sees it (rule M9).</summary>
internal sealed class DeskTyping(DeskActor actor, DeskRight right, TypingRelay relay, ChatClock clock, IDeskOutlet outlet)
{
    public const int MaxPending = 200;

    private readonly TypingPace _pace = new(clock);
    private readonly PendingTyping _pending = new(clock, MaxPending);

    /// <summary>The operator types an answer in a dialog, or has stopped.</summary>
    /// <exception cref="Refusal">The right is gone; <see cref="RefusalCode.NotFound"/> for an unknown dialog.</exception>
    public async ValueTask SayAsync(DialogId dialog, bool typing, CancellationToken cancellation)
    {
        await right.ConfirmAsync(cancellation);
        if (_pace.Allows(dialog, typing))
        {
            await relay.SayAsync(actor, dialog, typing, cancellation);
        }
    }

    /// <summary>A sign to show; one's own other pages need none.</summary>
    public void Hear(TypingSign sign)
    {
        if (sign.By != actor.Member)
        {
            _pending.Put(sign);
        }
    }

    public async ValueTask PushAsync()
    {
        foreach (var sign in _pending.Take())
        {
            await outlet.PushTypingAsync(sign);
        }
    }
}
