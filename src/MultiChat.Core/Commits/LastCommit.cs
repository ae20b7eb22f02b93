using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;

namespace MultiChat.Commits;

/// <summary>A dialog as of a commit, with the end of its log, for readers who stand within that.</summary>
/// <param name="Dialog">The dialog.</param>
/// <param name="End">The end of its log, up to the dialog's place.</param>
internal sealed record LastCommit(Dialog Dialog, LogSlice End)
{
    /// <summary>What this host has committed.</summary>
    /// <param name="commit">What was committed.</param>
    /// <param name="before">Where a reader stands who has everything before it.</param>
    public static LastCommit Of(DialogCommit commit, Place before) => new(commit.Dialog, new LogSlice
    {
        After = before,
        UpTo = commit.Dialog.Place,
        Items = [.. commit.Events.Select(entry => new LogItem { Entry = entry, Message = MessageOf(commit, entry) })],
        More = false,
    });

    /// <summary>What a reader misses who stands there: the end of the log, nothing, or null where only the log knows.</summary>
    public LogSlice? After(Place place)
    {
        if (place == End.After)
        {
            return End;
        }

        for (var i = End.Items.Count - 1; i >= 0; i--)
        {
            if (End.Items[i].Entry.Place == place)
            {
                return End with { After = place, Items = [.. End.Items.Skip(i + 1)] };
            }
        }

        return null;
    }

    private static Message? MessageOf(DialogCommit commit, LogEntry entry) =>
        entry.Event.Message is not { } seq ? null
        : commit.Accepted?.Seq == seq ? commit.Accepted
        : commit.Edited;
}
