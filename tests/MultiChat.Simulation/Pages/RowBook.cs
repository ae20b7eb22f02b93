using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>Every row an operator's page has heard of, as <c>Ui/console/desk/model/rows.ts</c> has it.</summary>
internal sealed class RowBook(PageHabits habits)
{
    private readonly Dictionary<DialogId, DeskRow> _rows = [];
    // Those the host has told of since the last Start. Versions of others may be of another history: the store may be a restored one.
    private readonly HashSet<DialogId> _fresh = [];

    public IReadOnlyCollection<DeskRow> Rows => _rows.Values;

    public DeskRow? Find(DialogId dialog) => _rows.GetValueOrDefault(dialog);

    public void Take(IEnumerable<DeskRow> rows)
    {
        foreach (var row in rows)
        {
            var dialog = row.Row.Dialog;
            if (!habits.TakesOlderRows && _fresh.Contains(dialog.Id) && _rows.TryGetValue(dialog.Id, out var known)
                && known.Row.Dialog.EventSeq > dialog.EventSeq)
            {
                continue;
            }

            _rows[dialog.Id] = row;
            _fresh.Add(dialog.Id);
        }
    }

    /// <summary>
    /// The row of an answer. At the same version the one the host told meanwhile is newer: unread numbers and names change without a version.
    /// </summary>
    /// <param name="asked">The row when the question was asked.</param>
    public void TakeAnswered(DeskRow? asked, DeskRow row)
    {
        var dialog = row.Row.Dialog;
        var isTold = _fresh.Contains(dialog.Id) && Find(dialog.Id) != asked;
        if (!isTold || Find(dialog.Id)?.Row.Dialog.EventSeq != dialog.EventSeq)
        {
            Take([row]);
        }
    }

    /// <summary>What a refusal says of a row, as this page changes it by itself.</summary>
    public void ChangeResponsible(DialogId dialog, MemberId? responsible)
    {
        if (Find(dialog) is { } row)
        {
            _rows[dialog] = row with { Row = row.Row with { Dialog = row.Row.Dialog with { Responsible = responsible } } };
        }
    }

    /// <summary>Nothing is sure until the host tells it again: of one dialog, or of all at a Start.</summary>
    public void Doubt() => _fresh.Clear();

    public void Doubt(DialogId dialog) => _fresh.Remove(dialog);

    /// <summary>A whole section after a Start: a row not on it, of which the host has not told since, has moved on or vanished.</summary>
    public void TakeSection(Section section, IReadOnlyList<DeskRow> page)
    {
        var here = page.Select(row => row.Row.Dialog.Id).ToHashSet();
        foreach (var gone in _rows.Values.Where(row => row.Section == section).Select(row => row.Row.Dialog.Id).ToList())
        {
            if (!here.Contains(gone) && !_fresh.Contains(gone))
            {
                _rows.Remove(gone);
            }
        }

        Take(page);
    }
}
