using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Simulation.Pages;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Oracles;

/// <summary>The error mark: there from 5.0 to 5.5 s after a send that did not arrive, gone with the acknowledgement. Invariants 11 and 12.</summary>
internal sealed class MarkOracle(World world)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(5.5);

    private readonly Dictionary<SimulatedContext, IMarkingPage> _pages = [];
    private readonly Dictionary<(SimulatedContext Page, MessageId Id), TimeSpan> _waiting = [];
    private readonly List<(SimulatedContext Page, MessageId Id)> _acknowledged = [];
    // Pages that may still believe what a lost history told them of deliveries.
    private readonly HashSet<SimulatedContext> _misled = [];
    private readonly Dictionary<DialogId, (long Visitor, long Desk)> _looked = [];

    public void Register(IMarkingPage page) => _pages[page.Context] = page;

    /// <summary>A person sent, or sent again.</summary>
    public void Sent(SimulatedContext page, MessageId id) => _waiting[(page, id)] = world.Now;

    /// <summary>The page got what it waited for.</summary>
    public void Acknowledged(SimulatedContext page, MessageId id)
    {
        if (_waiting.Remove((page, id)))
        {
            _acknowledged.Add((page, id));
        }
    }

    /// <summary>An operator's page knows how far the visitor's pages have got. Of its own messages it must know first that they were accepted.</summary>
    public void Delivered(OperatorPage page, DialogId dialog, long eventSeq)
    {
        if (world.Truth.Find(dialog) is not { } truth)
        {
            return;
        }

        foreach (var id in _waiting.Keys.Where(key => key.Page == page.Context).Select(key => key.Id).ToList())
        {
            if (!page.Answers.IsPending(dialog, id) && truth.Find(id) is { } message && message.Current.EventSeq <= eventSeq)
            {
                Acknowledged(page.Context, id);
            }
        }
    }

    public void Closed(SimulatedContext page)
    {
        _pages.Remove(page);
        Forget(key => key.Page == page);
    }

    /// <summary>The page waits for nothing more: given back, taken back, or another page's now.</summary>
    public void Dropped(SimulatedContext page, MessageId id) => _waiting.Remove((page, id));

    /// <summary>Messages up to a number were before a visitor's eyes.</summary>
    public void VisitorLooked(DialogId dialog, long seq) =>
        _looked[dialog] = _looked.GetValueOrDefault(dialog) is var known && known.Visitor < seq ? known with { Visitor = seq } : known;

    public void DeskLooked(DialogId dialog, long seq) =>
        _looked[dialog] = _looked.GetValueOrDefault(dialog) is var known && known.Desk < seq ? known with { Desk = seq } : known;

    public (long Visitor, long Desk) LookedAt(DialogId dialog) => _looked.GetValueOrDefault(dialog);

    /// <summary>The store is an older copy: nothing is known of what was under way.</summary>
    public void Restored()
    {
        _waiting.Clear();
        _acknowledged.Clear();
        _misled.UnionWith(_pages.Keys);
    }

    public void CheckNow()
    {
        foreach (var ((page, id), sentAt) in _waiting)
        {
            var age = world.Now - sentAt;
            if (age < Earliest && _pages.TryGetValue(page, out var early) && early.IsMarked(id) == true)
            {
                world.Verdict.Break("11", $"{early.Name} marks a message {age.TotalSeconds:0.000} s after its sending.");
            }
            else if (age >= Latest && !_misled.Contains(page) && _pages.TryGetValue(page, out var late) && late.IsMarked(id) == false)
            {
                world.Verdict.Break("11", $"{late.Name} shows no mark {age.TotalSeconds:0.000} s after the sending of {id}.");
            }
        }

        foreach (var (page, id) in _acknowledged)
        {
            if (!_misled.Contains(page) && _pages.TryGetValue(page, out var shown) && shown.IsMarked(id) == true)
            {
                world.Verdict.Break("11", $"{shown.Name} marks {id}, which has arrived.");
            }
        }

        _acknowledged.Clear();
    }

    private void Forget(Func<(SimulatedContext Page, MessageId Id), bool> which)
    {
        foreach (var key in _waiting.Keys.Where(which).ToList())
        {
            _waiting.Remove(key);
        }
    }
}
