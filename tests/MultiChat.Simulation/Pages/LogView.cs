using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Simulation.Traces;

namespace MultiChat.Simulation.Pages;

/// <summary>What a page shows of one dialog, as <c>Ui/shared/view.ts</c> has it: its items up to a place of the log.</summary>
internal sealed class LogView
{
    private readonly PageHabits _habits;
    private readonly PageTrace? _trace;
    private readonly List<Shown> _items = [];

    public LogView(World world, string page, string reader)
    {
        _habits = world.Habits;
        _trace = world.Traces?.Begin("view", page, new { Reader = reader }, () => new { Place = Traced(Place), Items = Traced(_items), More });
    }

    public Place Place { get; private set; }

    /// <summary>Older items exist.</summary>
    public bool More { get; private set; }

    public IReadOnlyList<Shown> Items => _items;

    /// <summary>Takes a snapshot.</summary>
    public void Show(Place place, IReadOnlyList<Shown> items, bool more)
    {
        using var step = _trace?.Told("snapshot", new { Place = Traced(place), Items = Traced(items), more });
        (Place, More) = (place, more);
        _items.Clear();
        _items.AddRange(items);
    }

    public Applying Apply(Place after, Place upTo, IReadOnlyList<Shown> items)
    {
        using var step = _trace?.Told("part", new { After = after.EventSeq, UpTo = upTo.EventSeq, Tag = $"{upTo.Tag}", Items = Traced(items) });
        var outcome = Outcome(after, upTo, items);
        _trace?.Did("outcome", outcome);
        return outcome;
    }

    private Applying Outcome(Place after, Place upTo, IReadOnlyList<Shown> items)
    {
        if (upTo.EventSeq <= Place.EventSeq && !_habits.AppliesTwice)
        {
            return Applying.Known;
        }

        if (after.EventSeq != Place.EventSeq && !(_habits.AppliesOverHoles && after.EventSeq > Place.EventSeq) && !_habits.AppliesTwice)
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
        if (shown >= 0 && _items[shown].Revision <= item.Revision && !_habits.IgnoresEdits)
        {
            _items[shown] = _items[shown] with { Text = item.Text, Revision = item.Revision };
        }
    }

    private static object Traced(Place place) => new { place.EventSeq, Tag = $"{place.Tag}" };

    // As the wire has them: what is told of a message stands in the message.
    private static IEnumerable<object> Traced(IReadOnlyList<Shown> items) => items.Select(item => item.Id is { } id
        ? (object)new { item.EventSeq, item.Kind, At = $"{item.At}", Message = new { Id = $"{id}", item.Seq, item.Who, item.Text, item.Revision } }
        : new { item.EventSeq, item.Kind, At = $"{item.At}", item.Who }).ToList();
}
