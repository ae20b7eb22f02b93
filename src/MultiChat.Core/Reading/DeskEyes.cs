using MultiChat.Events;

namespace MultiChat.Reading;

/// <summary>The one rule of what operators see of a dialog's log: snapshots, pushes and history all look through it.</summary>
internal static class DeskEyes
{
    /// <summary>The item where a thread has a line for it, or null.</summary>
    public static LogItem? See(LogItem item) => item.Entry.IsFor(Audience.Desk) && item.Entry.Event.HasLine ? item : null;

    /// <summary>What operators may have of a slice, or null where it has something that this host does not know: a fresh snapshot is right then.</summary>
    public static LogSlice? See(LogSlice slice) =>
        slice.Items.All(static item => item.Entry.IsFor(Audience.Desk)) ? slice
        : slice.Items.Any(static item => item.Entry.Event is UnknownEvent) ? null
        : slice with { Items = [.. slice.Items.Where(static item => item.Entry.IsFor(Audience.Desk))] };
}
