using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Outbox;

/// <summary>One event on its way out.</summary>
public sealed record OutboxDelivery
{
    /// <summary>The same for every attempt of one event, and for no other event: dialog and number.</summary>
    public string Key => $"{Dialog.Id}/{Item.Entry.EventSeq}";

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The dialog as it is now.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>The event, with the message it names at its current text.</summary>
    public required LogItem Item { get; init; }
}
