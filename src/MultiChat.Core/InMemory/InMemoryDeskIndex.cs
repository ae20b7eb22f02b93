using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.InMemory;

internal sealed class InMemoryDeskIndex(AllDialogs all) : IDeskIndex, IInquiryIndex, IToDoIndex, IMessageIndex
{
    private static readonly IComparer<ToDoPlace> ToDo = Comparer<ToDoPlace>.Create(ToDoPlace.Compare);

    public ValueTask<IReadOnlyList<DialogRow>> ListAsync(
        Member me, Section section, ListCursor? after, int limit, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(me.Project), me, section, after, limit), static state =>
        {
            var (shelf, me, section, after, limit) = state;
            lock (shelf.Gate)
            {
                return (IReadOnlyList<DialogRow>)[.. shelf.Piles.After(after, dialog => dialog.SectionFor(me) == section)
                    .Take(limit)
                    .Select(dialog => RowOf(shelf, dialog, dialog.Current, me))];
            }
        });

    public ValueTask<IReadOnlyList<DialogRow>> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(me.Project), me, after, limit), static state =>
        {
            var (shelf, me, after, limit) = state;
            lock (shelf.Gate)
            {
                return (IReadOnlyList<DialogRow>)[.. shelf.Piles.After(cursor: null, dialog => dialog.SectionFor(me) == Section.Mine)
                    .Select(dialog => (Stored: dialog, Place: ToDoPlace.Of(dialog.Current)))
                    .Where(one => after?.IsBefore(one.Place) ?? true)
                    .OrderBy(one => one.Place, ToDo)
                    .Take(limit)
                    .Select(one => RowOf(shelf, one.Stored, one.Stored.Current, me))];
            }
        });

    public ValueTask<IReadOnlyList<DialogRow>> SearchAsync(
        Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit, CancellationToken cancellation)
    {
        var shelf = all.Of(me.Project);
        var beginnings = foldedWords.Select(word => $" {word}").ToArray();
        var found = new List<DialogRow>();
        foreach (var (stored, dialog) in Snapshot(shelf, after))
        {
            if (cancellation.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<IReadOnlyList<DialogRow>>(cancellation);
            }

            if (beginnings.Length == 0 || found.Count >= limit)
            {
                break;
            }

            if (Matches(shelf, stored, beginnings))
            {
                lock (shelf.Gate)
                {
                    found.Add(RowOf(shelf, stored, dialog, me));
                }
            }
        }

        return new ValueTask<IReadOnlyList<DialogRow>>(found);
    }

    public ValueTask<IReadOnlyList<Message>> ListNewestAsync(
        ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialogs, Beginnings: foldedWords.Select(word => $" {word}").ToArray()), static state =>
        {
            var (shelf, dialogs, beginnings) = state;
            return (IReadOnlyList<Message>)(beginnings.Length == 0 ? [] :
            [
                .. dialogs.Select(dialog => Array.FindLast(MessagesOf(shelf, dialog), message => WordMatch.Has(message.Words(), beginnings)))
                    .OfType<StoredMessage>()
                    .Select(message => message.Current),
            ]);
        });

    public ValueTask<IReadOnlyList<Dialog>> ListUnreadAsync(Member me, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(me.Project), me), static state =>
        {
            var (shelf, me) = state;
            lock (shelf.Gate)
            {
                return (IReadOnlyList<Dialog>)[.. shelf.Unanswered
                    .Where(dialog => dialog.Current.UnreadAfter(dialog.ReadBy(me.Id)) > 0)
                    .Select(dialog => dialog.Current)];
            }
        });

    public ValueTask<IReadOnlyList<DialogId>> ListOfClientAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), client), static state =>
        {
            var (shelf, client) = state;
            lock (shelf.Gate)
            {
                return (IReadOnlyList<DialogId>)[.. shelf.FindClient(client)?.Dialogs ?? []];
            }
        });

    public ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(me.Project), me, dialog), static state =>
        {
            var (shelf, me, id) = state;
            lock (shelf.Gate)
            {
                return shelf.Find(id) is { } stored ? RowOf(shelf, stored, stored.Current, me) : null;
            }
        });

    public ValueTask<DialogId?> FindByInquiryAsync(ProjectId project, long number, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), number), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.FindInquiry(state.number)?.Dialog;
            }
        });

    // A search looks at what it finds here: a dialog that moves meanwhile keeps its place, so a page neither lacks nor repeats one.
    private static List<(StoredDialog Stored, Dialog Dialog)> Snapshot(ProjectDialogs shelf, ListCursor? after)
    {
        var places = new List<(StoredDialog Stored, Dialog Dialog)>();
        lock (shelf.Gate)
        {
            foreach (var stored in shelf.All)
            {
                if (after?.IsBefore(stored.Current.LastAt, stored.Current.Id) ?? true)
                {
                    places.Add((stored, stored.Current));
                }
            }
        }

        places.Sort(static (left, right) => DeskPlace.Order.Compare(DeskPlace.Of(left.Dialog), DeskPlace.Of(right.Dialog)));
        return places;
    }

    private static bool Matches(ProjectDialogs shelf, StoredDialog stored, string[] beginnings)
    {
        StoredMessage[] messages;
        string client;
        lock (shelf.Gate)
        {
            messages = stored.Messages();
            client = WordMatch.Joined(stored.Client.Current);
        }

        return WordMatch.Has(client, beginnings) || Array.Exists(messages, message => WordMatch.Has(message.Words(), beginnings));
    }

    private static StoredMessage[] MessagesOf(ProjectDialogs shelf, DialogId dialog)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(dialog)?.Messages() ?? [];
        }
    }

    private static DialogRow RowOf(ProjectDialogs shelf, StoredDialog stored, Dialog dialog, Member me)
    {
        var inquiry = shelf.FindInquiry(dialog.Inquiry);
        return new DialogRow
        {
            Dialog = dialog,
            Client = stored.Client.Current,
            Last = stored.FindMessage(dialog.MessageSeq)?.Current,
            InquiryNumber = inquiry?.Number ?? 0,
            ClientInquiryNumber = inquiry?.ClientNumber ?? 0,
            Class = inquiry?.Class,
            ReadClientMessages = stored.ReadBy(me.Id),
        };
    }
}
