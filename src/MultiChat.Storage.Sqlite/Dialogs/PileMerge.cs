namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Merges piles that are each in order, and reads of each no more than is asked for.</summary>
internal static class PileMerge
{
    public static IEnumerable<TPlace> Merge<TPlace>(IEnumerable<IEnumerable<TPlace>> piles, IComparer<TPlace> order)
    {
        var heads = new PriorityQueue<IEnumerator<TPlace>, TPlace>(order);
        foreach (var pile in piles)
        {
            Advance(heads, pile.GetEnumerator());
        }

        while (heads.TryDequeue(out var head, out var place))
        {
            yield return place;
            Advance(heads, head);
        }
    }

    private static void Advance<TPlace>(PriorityQueue<IEnumerator<TPlace>, TPlace> heads, IEnumerator<TPlace> head)
    {
        if (head.MoveNext())
        {
            heads.Enqueue(head, head.Current);
        }
    }
}
