using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>Everything an operator's page needs to show one dialog.</summary>
public sealed record DeskThread
{
    /// <summary>The server's clock.</summary>
    public required Instant ServerNow { get; init; }

    /// <summary>The dialog's row, with client and presence.</summary>
    public required DeskRow Row { get; init; }

    /// <summary>Where this view ends: the dialog's end, or the last of <see cref="Items"/> where the thread was opened further back.</summary>
    public required Place Place { get; init; }

    /// <summary>How far both sides have got.</summary>
    public required DialogMarks Marks { get; init; }

    /// <summary>The items, ascending: the last ones, or those around where the thread was opened.</summary>
    public required IReadOnlyList<LogItem> Items { get; init; }

    /// <summary>Whether there are older ones.</summary>
    public required bool More { get; init; }
}
