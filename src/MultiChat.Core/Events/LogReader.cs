using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Events;

/// <summary>Reads on from a reader's place, and notices a place of another history.</summary>
internal sealed class LogReader(IDialogLog log)
{
    public const int PageLength = 200;

    /// <summary>What comes after the place, or null where the place is not of this log: the reader starts afresh (Resync).</summary>
    public async ValueTask<LogSlice?> ReadAsync(ProjectId project, DialogId dialog, Place place, CancellationToken cancellation)
    {
        if (place.EventSeq <= 0)
        {
            return Slice(place, await log.ReadAfterAsync(project, dialog, 0, PageLength, cancellation), PageLength);
        }

        var items = await log.ReadAfterAsync(project, dialog, place.EventSeq - 1, PageLength + 1, cancellation);
        return items is [var own, ..] && own.Entry.EventSeq == place.EventSeq && own.Entry.Tag == place.Tag
            ? Slice(place, [.. items.Skip(1)], PageLength)
            : null;
    }

    /// <summary>Whether an event of this log has that number and that tag.</summary>
    public async ValueTask<bool> HasAsync(ProjectId project, DialogId dialog, Place place, CancellationToken cancellation) =>
        await FindPlaceAsync(project, dialog, place.EventSeq, cancellation) == place;

    /// <summary>The place of an event, or null where the log has no such number.</summary>
    public async ValueTask<Place?> FindPlaceAsync(ProjectId project, DialogId dialog, long eventSeq, CancellationToken cancellation) =>
        eventSeq > 0 && await log.ReadAfterAsync(project, dialog, eventSeq - 1, 1, cancellation) is [var item] ? item.Entry.Place : null;

    /// <summary>The event of a number, or null where the log has none.</summary>
    public async ValueTask<LogEvent?> FindEventAsync(ProjectId project, DialogId dialog, long eventSeq, CancellationToken cancellation) =>
        await log.ReadAfterAsync(project, dialog, eventSeq - 1, 1, cancellation) is [var item] ? item.Entry.Event : null;

    /// <summary>
    /// The last items before a number that <paramref name="see"/> lets through, ascending, and whether there are older ones. It is shown each
    /// item with the one after it, null at the log's end.
    /// </summary>
    public async ValueTask<(IReadOnlyList<TItem> Items, bool More)> ReadBackAsync<TItem>(
        ProjectId project, DialogId dialog, long before, int limit, Func<LogItem, LogItem?, TItem?> see, CancellationToken cancellation)
        where TItem : class
    {
        var seen = new List<TItem>();
        var next = await log.ReadAfterAsync(project, dialog, Math.Max(0, before - 1), 1, cancellation) is [var first] ? first : null;
        while (before > 1)
        {
            var items = await log.ReadBeforeAsync(project, dialog, before, PageLength, cancellation);
            for (var i = items.Count - 1; i >= 0; i--)
            {
                var shown = see(items[i], next);
                next = items[i];
                if (shown is not { } item)
                {
                    continue;
                }

                if (seen.Count == limit)
                {
                    seen.Reverse();
                    return (seen, More: true);
                }

                seen.Add(item);
            }

            before = items.Count == 0 ? 0 : items[0].Entry.EventSeq;
        }

        seen.Reverse();
        return (seen, More: false);
    }

    /// <summary>
    /// The first items from a number on that <paramref name="see"/> lets through, ascending, and the place up to which they reach: the end where there
    /// are no more before it.
    /// </summary>
    public async ValueTask<(IReadOnlyList<LogItem> Items, Place UpTo)> ReadOnAsync(
        ProjectId project, DialogId dialog, long from, Place end, int limit, Func<LogItem, LogItem?> see, CancellationToken cancellation)
    {
        var seen = new List<LogItem>();
        var upTo = end;
        for (var after = from - 1; after < end.EventSeq; after = upTo.EventSeq)
        {
            var items = await log.ReadAfterAsync(project, dialog, after, limit + 1, cancellation);
            if (items.Count == 0)
            {
                break;
            }

            foreach (var item in items.TakeWhile(item => item.Entry.EventSeq <= end.EventSeq))
            {
                if (see(item) is { } shown)
                {
                    if (seen.Count == limit)
                    {
                        return (seen, upTo);
                    }

                    seen.Add(shown);
                }

                upTo = item.Entry.Place;
            }
        }

        return (seen, end);
    }

    private static LogSlice Slice(Place after, IReadOnlyList<LogItem> items, int limit) => new()
    {
        After = after,
        UpTo = items is [.., var last] ? last.Entry.Place : after,
        Items = items,
        More = items.Count == limit,
    };
}
