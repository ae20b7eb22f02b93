using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>A dialog's last commit on this host, as a reader sees it who stands right before it.</summary>
/// <param name="Commit">What was committed.</param>
/// <param name="Before">Where a reader stands who has everything before it.</param>
internal sealed record LastCommit(DialogCommit Commit, Place Before)
{
    public Dialog Dialog => Commit.Dialog;

    /// <summary>What a reader misses who stands there: the commit, nothing, or null where only the log knows.</summary>
    public LogSlice? After(Place place) =>
        place == Before ? Slice([.. Commit.Events.Select(entry => new LogItem { Entry = entry, Message = MessageOf(entry) })])
        : place == Dialog.Place ? Slice([])
        : null;

    /// <summary>The row of before as it is now, or null where only the store knows.</summary>
    public DialogRow? After(DialogRow row) =>
        row.Dialog.Place == Dialog.Place ? row
        : row.Dialog.Place != Before || Commit.NewInquiry is not null ? null
        : row with { Dialog = Dialog, Last = Commit.Accepted ?? (Commit.Edited?.Id == row.Last?.Id ? Commit.Edited ?? row.Last : row.Last) };

    private LogSlice Slice(IReadOnlyList<LogItem> items) => new()
    {
        After = items.Count == 0 ? Dialog.Place : Before,
        UpTo = Dialog.Place,
        Items = items,
        More = false,
    };

    private Messages.Message? MessageOf(LogEntry entry) =>
        entry.Message is not { } seq ? null
        : Commit.Accepted?.Seq == seq ? Commit.Accepted
        : Commit.Edited;
}
