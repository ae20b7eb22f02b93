using MultiChat.Dialogs;
using MultiChat.Lists;

namespace MultiChat.InMemory;

/// <summary>A project's dialogs in sorted piles, so that a page of a section costs by the page and by the number of piles only.</summary>
internal sealed class DeskPiles
{
    private readonly Dictionary<DeskPile, SortedSet<DeskPlace>> _piles = [];

    /// <summary>Puts a dialog to its place.</summary>
    public void Add(StoredDialog dialog)
    {
        var pile = DeskPile.Of(dialog.Current);
        if (!_piles.TryGetValue(pile, out var places))
        {
            _piles.Add(pile, places = new SortedSet<DeskPlace>(DeskPlace.Order));
        }

        places.Add(DeskPlace.Of(dialog));
    }

    /// <summary>Takes a dialog from its place, if it has one, before it changes.</summary>
    public void Remove(StoredDialog dialog)
    {
        if (_piles.TryGetValue(DeskPile.Of(dialog.Current), out var places))
        {
            places.Remove(DeskPlace.Of(dialog));
        }
    }

    /// <summary>The dialogs of the wanted piles after a place, in the order of the lists, merged as they are asked for.</summary>
    public IEnumerable<StoredDialog> After(ListCursor? cursor, Func<Dialog, bool> wanted)
    {
        var heads = new PriorityQueue<IEnumerator<DeskPlace>, DeskPlace>(DeskPlace.Order);
        foreach (var places in _piles.Values)
        {
            if (places.Count > 0 && wanted(places.Min.Dialog!.Current))
            {
                Advance(heads, Rest(places, cursor).GetEnumerator());
            }
        }

        while (heads.TryDequeue(out var head, out var place))
        {
            yield return place.Dialog!;
            Advance(heads, head);
        }
    }

    private static IEnumerable<DeskPlace> Rest(SortedSet<DeskPlace> places, ListCursor? cursor) => cursor is null
        ? places
        : places.GetViewBetween(new DeskPlace(cursor.LastAt, cursor.Dialog, Dialog: null), DeskPlace.End)
            .SkipWhile(place => !cursor.IsBefore(place.LastAt, place.Id));

    private static void Advance(PriorityQueue<IEnumerator<DeskPlace>, DeskPlace> heads, IEnumerator<DeskPlace> head)
    {
        if (head.MoveNext())
        {
            heads.Enqueue(head, head.Current);
        }
        else
        {
            head.Dispose();
        }
    }
}
