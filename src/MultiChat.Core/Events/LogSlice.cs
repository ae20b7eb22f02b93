using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>A piece of a dialog's log after a reader's place, without holes.</summary>
public sealed record LogSlice
{
    /// <summary>The reader's place.</summary>
    public required Place After { get; init; }

    /// <summary>The place once the items are applied.</summary>
    public required Place UpTo { get; init; }

    /// <summary>The items in order.</summary>
    public required IReadOnlyList<LogItem> Items { get; init; }

    /// <summary>Whether there may be more behind <see cref="UpTo"/>.</summary>
    public required bool More { get; init; }

    internal LogSlice Until(int count)
    {
        var items = Items.Take(count).ToList();
        return this with { Items = items, UpTo = items is [.., var last] ? last.Entry.Place : After };
    }
}
