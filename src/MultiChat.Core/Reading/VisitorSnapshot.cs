using MultiChat.Clients;
using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>Everything a visitor's page needs to show the chat.</summary>
public sealed record VisitorSnapshot
{
    /// <summary>The server's clock.</summary>
    public required Instant ServerNow { get; init; }

    /// <summary>Whose page.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>Whether an operator could get a new chat now (rule P4).</summary>
    public required bool Available { get; init; }

    /// <summary>Where this view ends.</summary>
    public Place Place { get; init; }

    /// <summary>The dialog, or null before the first message.</summary>
    public VisitorDialog? Dialog { get; init; }

    /// <summary>The desk has read the visitor's messages up to this number.</summary>
    public long Read { get; init; }

    /// <summary>The last items, ascending.</summary>
    public IReadOnlyList<VisitorItem> Items { get; init; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool More { get; init; }
}
