using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with the order of what is to be done.</summary>
internal static class ToDoMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        Sorted("lists what is to be done by last activity", "ToDo.BandsComeInTheirOrder", row => (0, -Millis(row.Dialog.LastAt))),
        Sorted("lets the longest wait come last", "ToDo.BandsComeInTheirOrder", row => (Band(row), -ToDoPlace.Of(row.Dialog).At.ToUnixTimeMilliseconds())),
        Sorted("counts a wait from the last message", "ToDo.WaitBeginsWithTheFirstMessage", row => (Band(row), row.Dialog.WaitingSince is null ? -Millis(row.Dialog.LastAt) : Millis(row.Dialog.LastAt))),
        Ties("lets the greater id wait shorter", "ToDo.TiesComeById"),
        In("shows what is to be done in Common", "ToDo.OtherSectionsAreAbsent", (desk, me, after, limit, cancellation) => ReadAsync(desk, me, after, limit, Enum.GetValues<Section>(), cancellation)),
        In("forgets the groups of who asks", "ToDo.OtherSectionsAreAbsent", (desk, me, after, limit, cancellation) => ((IToDoIndex)desk).ListToDoAsync(me with { Groups = [] }, after, limit, cancellation)),
        In("goes on after the dialog and not after its place", "ToDo.PlaceMayBeOfADialogThatMoved", AfterDialogAsync),
        In("skips as many rows as were read", "ToDo.PagingWhileDialogsMove", new Skipping().ListAsync),
        In("begins each band anew on each page", "ToDo.PagesAreTheOracles", BandAnewAsync),
    ];

    private delegate ValueTask<IReadOnlyList<DialogRow>> Listing(IDeskIndex inner, Member me, ToDoPlace? after, int limit, CancellationToken cancellation);

    private static Mistake In(string name, string rejectedBy, Listing list) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Desk)] = new Spoilt(storage.Desk, list) });

    private static Mistake Sorted(string name, string rejectedBy, Func<DialogRow, (int, long)> key) =>
        In(name, rejectedBy, async (desk, me, after, limit, cancellation) =>
            [.. (await ((IToDoIndex)desk).ListToDoAsync(me, after, limit, cancellation)).OrderBy(key)]);

    private static Mistake Ties(string name, string rejectedBy) =>
        In(name, rejectedBy, async (desk, me, after, limit, cancellation) =>
            [.. (await ((IToDoIndex)desk).ListToDoAsync(me, after, limit, cancellation))
                .OrderBy(Band).ThenBy(row => row.Dialog.WaitingSince).ThenByDescending(row => row.Dialog.Id.Value)]);

    private static int Band(DialogRow row) => (int)ToDoPlace.Of(row.Dialog).Band;

    private static long Millis(NodaTime.Instant instant) => instant.ToUnixTimeMilliseconds();

    private static async ValueTask<IReadOnlyList<DialogRow>> ReadAsync(
        IDeskIndex desk, Member me, ToDoPlace? after, int limit, IEnumerable<Section> sections, CancellationToken cancellation)
    {
        var rows = new List<DialogRow>();
        foreach (var section in sections)
        {
            rows.AddRange(await desk.ListAsync(me, section, after: null, int.MaxValue, cancellation));
        }

        return [.. rows.Where(row => after?.IsBefore(ToDoPlace.Of(row.Dialog)) ?? true)
            .OrderBy(row => ToDoPlace.Of(row.Dialog), Comparer<ToDoPlace>.Create(ToDoPlace.Compare)).Take(limit)];
    }

    private static async ValueTask<IReadOnlyList<DialogRow>> AfterDialogAsync(
        IDeskIndex desk, Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
        after is not null && await desk.FindAsync(me, after.Dialog, cancellation) is { } row
            ? await ((IToDoIndex)desk).ListToDoAsync(me, ToDoPlace.Of(row.Dialog), limit, cancellation)
            : await ((IToDoIndex)desk).ListToDoAsync(me, after, limit, cancellation);

    private static async ValueTask<IReadOnlyList<DialogRow>> BandAnewAsync(
        IDeskIndex desk, Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
        [.. (await ((IToDoIndex)desk).ListToDoAsync(me, after: null, int.MaxValue, cancellation))
            .Where(row => after is null || ToDoPlace.Of(row.Dialog).Band > after.Band
                || (ToDoPlace.Of(row.Dialog).Band == after.Band && ToDoPlace.Of(row.Dialog).At > after.At))
            .Take(limit)];

    private sealed class Skipping
    {
        private int _read;

        public async ValueTask<IReadOnlyList<DialogRow>> ListAsync(
            IDeskIndex desk, Member me, ToDoPlace? after, int limit, CancellationToken cancellation)
        {
            _read = after is null ? 0 : _read;
            var rows = (await ((IToDoIndex)desk).ListToDoAsync(me, after: null, int.MaxValue, cancellation)).Skip(_read).Take(limit).ToList();
            _read += rows.Count;
            return rows;
        }
    }

    private sealed class Spoilt(IDeskIndex inner, Listing list)
    {
        public ValueTask<IReadOnlyList<DialogRow>> ListToDoAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation) =>
            list(inner, me, after, limit, cancellation);
    }
}
