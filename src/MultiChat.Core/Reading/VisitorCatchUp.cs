using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>What a visitor's page has missed after its place.</summary>
public sealed record VisitorCatchUp
{
    /// <summary>The page's place.</summary>
    public required Place After { get; init; }

    /// <summary>The place once the items are applied; hidden events move it too.</summary>
    public required Place UpTo { get; init; }

    /// <summary>The items the visitor may see, in order.</summary>
    public required IReadOnlyList<VisitorItem> Items { get; init; }

    /// <summary>The dialog's state.</summary>
    public required VisitorDialog? Dialog { get; init; }

    /// <summary>Whether there may be more behind <see cref="UpTo"/>.</summary>
    public required bool More { get; init; }

    /// <summary>When a closing that may still be undone is to be looked at again; null where none is held back.</summary>
    internal Instant? HeldUntil { get; init; }
}
