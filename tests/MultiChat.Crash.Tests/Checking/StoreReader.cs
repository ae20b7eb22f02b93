using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Crash.Checking;

/// <summary>Reads every dialog of a store, through its ports.</summary>
public static class StoreReader
{
    private const int Page = 500;

    /// <summary>Opens the storage, reads all there is, and closes it.</summary>
    public static async Task<IReadOnlyList<StoredDialog>> ReadAsync(ChatStorage storage)
    {
        await using var opened = storage;
        await storage.OpenAsync(CancellationToken.None);
        var dialogs = new List<StoredDialog>();
        foreach (var team in await storage.Projects.ListAsync(CancellationToken.None))
        {
            foreach (var section in Enum.GetValues<Section>())
            {
                await foreach (var dialog in ListAsync(storage.Desk, team.Members[0], section))
                {
                    dialogs.Add(await ReadAsync(storage.Log, team.Project.Id, dialog.Id, dialog.Visitor));
                }
            }
        }

        return dialogs;
    }

    private static async IAsyncEnumerable<Dialog> ListAsync(IDeskIndex desk, Member anybody, Section section)
    {
        ListCursor? cursor = null;
        IReadOnlyList<DialogRow> rows;
        do
        {
            rows = await desk.ListAsync(anybody, section, cursor, Page, CancellationToken.None);
            foreach (var row in rows)
            {
                cursor = new ListCursor { LastAt = row.Dialog.LastAt, Dialog = row.Dialog.Id };
                yield return row.Dialog;
            }
        }
        while (rows.Count > 0);
    }

    private static async Task<StoredDialog> ReadAsync(IDialogLog log, ProjectId project, DialogId dialog, VisitorId visitor)
    {
        var all = new List<LogItem>();
        IReadOnlyList<LogItem> items;
        do
        {
            var after = all.Count == 0 ? 0 : all[^1].Entry.EventSeq;
            items = await log.ReadAfterAsync(project, dialog, after, Page, CancellationToken.None);
            all.AddRange(items);
        }
        while (items.Count > 0);

        return new StoredDialog
        {
            Id = dialog,
            Visitor = visitor,
            EventSeqs = [.. all.Select(item => item.Entry.EventSeq)],
            Messages = [.. all.Where(item => item.Entry.Event is MessageAccepted or RequestLeft).Select(item => item.Message!)],
        };
    }
}
