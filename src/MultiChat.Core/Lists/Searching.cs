using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Lists;

/// <summary>Finds a page of dialogs by all ways of a query, each dialog once, in the order of the desk's lists.</summary>
internal sealed class Searching(IDeskIndex index)
{
    public async ValueTask<IReadOnlyList<DialogRow>> RunAsync(Member me, DeskQuery query, ListCursor? after, int limit, CancellationToken cancellation)
    {
        var found = new List<DialogRow>();
        foreach (var way in query.Ways)
        {
            // The first of each way hold the first of all: a page needs no more of any.
            found.AddRange(await index.SearchAsync(me, way, after, limit, cancellation));
        }

        if (await FindByInquiryAsync(me, query, cancellation) is { } row && (after?.IsBefore(row.Dialog.LastAt, row.Dialog.Id) ?? true))
        {
            found.Add(row);
        }

        return [.. found
            .DistinctBy(one => one.Dialog.Id)
            .OrderByDescending(one => one.Dialog.LastAt)
            .ThenByDescending(one => one.Dialog.Id, Comparer<DialogId>.Create(ListCursor.Compare))
            .Take(limit)];
    }

    /// <summary>The lines by which dialogs of a page were found; none for those that were found by name, card or inquiry, and where the storage cannot say.</summary>
    public async ValueTask<IReadOnlyDictionary<DialogId, SearchHit>> FindHitsAsync(
        Member me, DeskQuery query, IReadOnlyList<DialogRow> rows, CancellationToken cancellation)
    {
        var hits = new Dictionary<DialogId, SearchHit>();
        if (index is not IMessageIndex messages || rows.Count == 0)
        {
            return hits;
        }

        DialogId[] dialogs = [.. rows.Select(row => row.Dialog.Id)];
        foreach (var way in query.Ways)
        {
            foreach (var message in await messages.ListNewestAsync(me.Project, dialogs, way, cancellation))
            {
                // The index may be behind: what the text does not say now is no line to show.
                if (message.Seq > (hits.GetValueOrDefault(message.Dialog)?.Seq ?? 0) && Excerpt.Of(message.Text, way) is { } text)
                {
                    hits[message.Dialog] = new SearchHit { Message = message.Id, Seq = message.Seq, At = message.AcceptedAt, Text = text };
                }
            }
        }

        return hits;
    }

    private async ValueTask<DialogRow?> FindByInquiryAsync(Member me, DeskQuery query, CancellationToken cancellation) =>
        query.Inquiry is { } number && index is IInquiryIndex inquiries
        && await inquiries.FindByInquiryAsync(me.Project, number, cancellation) is { } dialog
            ? await index.FindAsync(me, dialog, cancellation)
            : null;
}
