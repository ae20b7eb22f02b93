using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Reading;

/// <summary>The stretch of a thread that a page begins with.</summary>
/// <param name="Items">The items, ascending.</param>
/// <param name="More">Whether there are older ones.</param>
/// <param name="Place">Up to where they reach: from there the page reads on.</param>
internal sealed record ThreadWindow(IReadOnlyList<LogItem> Items, bool More, Place Place);
