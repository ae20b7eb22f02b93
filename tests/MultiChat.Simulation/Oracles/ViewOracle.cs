using MultiChat.Simulation.Pages;

namespace MultiChat.Simulation.Oracles;

/// <summary>Compares what pages are given and show with the truth: invariants 2, 5, 21.</summary>
internal sealed class ViewOracle(World world)
{
    private readonly Dictionary<Dialogs.DialogId, long> _applied = [];

    /// <summary>How far any page of the dialog's visitor has ever applied its log.</summary>
    public long AppliedOf(Dialogs.DialogId dialog) => _applied.GetValueOrDefault(dialog);

    public void Check(VisitorTab tab)
    {
        if (tab.Visit.Visitor is { } visitor && world.Truth.FindOf(visitor) is { } dialog)
        {
            var id = dialog.Current.Id;
            _applied[id] = Math.Max(AppliedOf(id), tab.Visit.View.Place.EventSeq);
            Check(tab.Name, dialog, tab.Visit.View, dialog.ForVisitor);
        }
        else if (tab.Visit.View.Items.Count > 0)
        {
            world.Verdict.Break("2", $"{tab.Name} shows a dialog that does not exist.");
        }
    }

    public void Check(OperatorPage page, DeskThreadView thread)
    {
        if (world.Truth.Find(thread.Dialog) is { } dialog)
        {
            Check(page.Name, dialog, thread.View, dialog.ForDesk);
        }
    }

    /// <summary>A piece of the log, exactly as this audience may see it between two places.</summary>
    public void CheckPiece(
        string reader, DialogTruth dialog, long after, long upTo, IReadOnlyList<Shown> items, IReadOnlyList<Shown?> allowed, bool onlyCurrentText)
    {
        var expected = Range(allowed, after, upTo).ToList();
        if (!MayHave(reader, items, allowed))
        {
            return;
        }

        if (upTo > allowed.Count || expected.Count != items.Count)
        {
            world.Verdict.Break(items.Count > expected.Count ? "2" : "5", $"{reader} is given {items.Count} items from {after} to {upTo}; {expected.Count} are there.");
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            CheckItem(reader, dialog, items[i], expected[i], onlyCurrentText);
        }
    }

    /// <summary>The last items up to a place, without edits, as a snapshot has them.</summary>
    public void CheckSnapshot(
        string reader, DialogTruth dialog, long upTo, IReadOnlyList<Shown> items, bool more, IReadOnlyList<Shown?> allowed, bool onlyCurrentText)
    {
        var expected = Range(allowed, 0, upTo).Where(item => item.Kind != "edited").ToList();
        if (!MayHave(reader, items, allowed))
        {
            return;
        }

        if (items.Count > expected.Count || (items.Count < expected.Count) != more)
        {
            world.Verdict.Break("5", $"{reader} is given {items.Count} items up to {upTo}, more: {more}; {expected.Count} are there.");
            return;
        }

        for (var i = 1; i <= items.Count; i++)
        {
            CheckItem(reader, dialog, items[^i], expected[^i], onlyCurrentText);
        }
    }

    /// <summary>What is not for a reader, such as a note for a visitor, never reaches them.</summary>
    private bool MayHave(string reader, IReadOnlyList<Shown> items, IReadOnlyList<Shown?> allowed)
    {
        var leak = items.FirstOrDefault(item => item.EventSeq >= 1 && item.EventSeq <= allowed.Count && allowed[(int)item.EventSeq - 1] is null);
        if (leak is not null)
        {
            world.Verdict.Break("21", $"{reader} is given {leak}, which is not for them.");
        }

        return leak is null;
    }

    private static IEnumerable<Shown> Range(IReadOnlyList<Shown?> allowed, long after, long upTo)
    {
        for (var i = (int)Math.Max(after, 0); i < Math.Min(upTo, allowed.Count); i++)
        {
            if (allowed[i] is { } item)
            {
                yield return item;
            }
        }
    }

    private void Check(string reader, DialogTruth dialog, LogView view, IReadOnlyList<Shown?> allowed)
    {
        var expected = Range(allowed, 0, view.Place.EventSeq).Where(item => item.Kind != "edited").ToList();
        var skipped = expected.Count - view.Items.Count;
        if (view.Place.EventSeq > allowed.Count || skipped < 0 || (skipped > 0 && !view.More))
        {
            world.Verdict.Break("5", $"{reader} shows {view.Items.Count} items at {view.Place.EventSeq}; {expected.Count} are there.");
            return;
        }

        for (var i = 0; i < view.Items.Count; i++)
        {
            if (!Same(view.Items[i], expected[i + skipped]) || (view.Items[i].Id is { } id && dialog.Find(id)?.Had(view.Items[i].Text) == false))
            {
                world.Verdict.Break("5", $"{reader} shows {view.Items[i]} where {expected[i + skipped]} is.");
                return;
            }
        }
    }

    private void CheckItem(string reader, DialogTruth dialog, Shown item, Shown expected, bool onlyCurrentText)
    {
        if (!Same(item, expected))
        {
            world.Verdict.Break("5", $"{reader} is given {item} where {expected} is.");
        }
        else if (item.Id is { } id && dialog.Find(id) is { } message
            && !(onlyCurrentText ? message.MayShow(item.Text, world.Now) : message.Had(item.Text)))
        {
            world.Verdict.Break("21", $"{reader} is given \"{item.Text}\", which the message does not say now.");
        }
    }

    private static bool Same(Shown one, Shown other) =>
        (one.EventSeq, one.Kind, one.Id, one.Seq, one.Who, one.At) == (other.EventSeq, other.Kind, other.Id, other.Seq, other.Who, other.At);
}
