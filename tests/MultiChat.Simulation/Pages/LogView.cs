using MultiChat.Dialogs;

namespace MultiChat.Simulation.Pages;

/// <summary>What a page shows of one dialog, as <c>Ui/shared/view.ts</c> has it: its items up to a place of the log.</summary>
internal sealed class LogView(PageHabits habits)
{
    private readonly List<Shown> _items = [];

    public Place Place { get; private set; }

    /// <summary>Older items exist.</summary>
    public bool More { get; private set; }

    public IReadOnlyList<Shown> Items => _items;

    /// <summary>Takes a snapshot.</summary>
    public void Show(Place place, IEnumerable<Shown> items, bool more)
    {
        (Place, More) = (place, more);
        _items.Clear();
        _items.AddRange(items);
    }

    public Applying Apply(Place after, Place upTo, IReadOnlyList<Shown> items)
    {
        if (upTo.EventSeq <= Place.EventSeq && !habits.AppliesTwice)
        {
            return Applying.Known;
        }

        if (after.EventSeq != Place.EventSeq && !(habits.AppliesOverHoles && after.EventSeq > Place.EventSeq) && !habits.AppliesTwice)
        {
            return Applying.Hole;
        }

        foreach (var item in items)
        {
            Add(item);
        }

        Place = upTo;
        return Applying.Applied;
    }

    private void Add(Shown item)
    {
        if (item.Kind != "edited")
        {
            _items.Add(item);
            return;
        }

        var shown = _items.FindLastIndex(one => one.Id == item.Id);
        if (shown >= 0 && _items[shown].Revision <= item.Revision && !habits.IgnoresEdits)
        {
            _items[shown] = _items[shown] with { Text = item.Text, Revision = item.Revision };
        }
    }
}
