using MultiChat.Channels;
using MultiChat.Delivery;
using MultiChat.Dialogs;

namespace MultiChat.Lists;

/// <summary>A dialog as one operator's list shows it.</summary>
public sealed record DeskRow
{
    /// <summary>The dialog and what stands beside it.</summary>
    public required DialogRow Row { get; init; }

    /// <summary>The section in which the operator sees it.</summary>
    public required Section Section { get; init; }

    /// <summary>Whether the visitor's pages are there.</summary>
    public required VisitorPresence Presence { get; init; }

    /// <summary>What can be done on the dialog's channel (rule H1).</summary>
    public required ChannelAbilities Abilities { get; init; }

    /// <summary>The line by which a search found it; null in other lists, and where it was found by name, card or inquiry.</summary>
    public SearchHit? Hit { get; init; }
}
