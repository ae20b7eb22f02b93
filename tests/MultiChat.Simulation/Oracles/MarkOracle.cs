using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Simulation.Pages;
using MultiChat.Simulation.Runtime;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>The error mark: there from 5.0 to 5.5 s after a send that did not arrive, gone with the acknowledgement. Invariants 11 and 12.</summary>
internal sealed class MarkOracle(World world)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(5.5);

    // What a page learns of the hosts' clock may have been under way for so long.
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(60);

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
    public void Delivered(OperatorPage page, DialogId dialog, DialogMarks marks)
    {
        if (world.Truth.Find(dialog) is not { } truth)
        {
            return;
        }

        foreach (var id in _waiting.Keys.Where(key => key.Page == page.Context).Select(key => key.Id).ToList())
        {
            if (!page.Answers.IsPending(dialog, id) && truth.Find(id) is { } message
                && (message.Current.EventSeq <= marks.VisitorDelivered || message.Current.Seq <= marks.VisitorRead))
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

    /// <summary>
    /// A page shows marks beside messages that it did not send, or sent before a reload: never early, and gone with the acknowledgement.
    /// Where the hosts' clock was set since it was said what the page last heard of it, the page cannot know how old a message is.
    /// </summary>
    public void Rendered(OperatorPage page, DeskThreadView thread)
    {
        if (_misled.Contains(page.Context) || world.Truth.Find(thread.Dialog) is not { } dialog || !(page.Time.LearnedAt > world.ClockSetAt + SlowestAnswer))
        {
            return;
        }

        foreach (var id in thread.Overdue.Where(id => !thread.SentAt.ContainsKey(id) && !page.Answers.IsPending(thread.Dialog, id)))
        {
            if (dialog.Find(id) is { } message)
            {
                // A page that knew it before the hosts' clock was set back still knows it.
                var shown = (Instant.FromDateTimeOffset(world.Clock.GetUtcNow()) - message.Current.AcceptedAt).ToTimeSpan();
                if (shown < TimeSpan.Zero)
                {
                    // It has the time of what came before the setting, and nobody can tell its age.
                    continue;
                }

                var age = TimeSpan.FromTicks(Math.Max(shown.Ticks, (world.Now - message.AcceptedAt).Ticks));
                world.Verdict.Require(age >= Earliest, "11", $"{page.Name} marks {id} {age.TotalSeconds:0.000} s after its acceptance.");
                world.Verdict.Require(
                    message.Current.EventSeq > thread.Marks.VisitorDelivered, "11", $"{page.Name} marks {id}, which has arrived.");
            }
        }
    }

    /// <summary>A page shows an undelivered message of before a reload, or of another page: it is marked half a second after it fell due there.</summary>
    public void CheckUndelivered(OperatorPage page, DeskThreadView thread)
    {
        foreach (var (id, at) in thread.Undelivered())
        {
            var age = (page.Time.Now - at).ToTimeSpan();
            if (!thread.SentAt.ContainsKey(id) && age >= Latest && !thread.Overdue.Contains(id))
            {
                world.Verdict.Break("11", $"{page.Name} shows no mark {age.TotalSeconds:0.000} s after the acceptance of {id}.");
            }
        }
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
