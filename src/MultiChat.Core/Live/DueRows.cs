using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Reading;

namespace MultiChat.Live;

/// <summary>Whose rows a page is to be shown, and up to which event their dialogs were told to be. Its callers take turns.</summary>
internal sealed class DueRows
{
    public const int Max = 1_000;

    private readonly Dictionary<DialogId, long> _dialogs = [];
    private bool _overflowed;

    /// <summary>What the page was shown, as long as it was told of everything since.</summary>
    public ShownRows Shown { get; private set; } = new();

    /// <summary>Up to which event the dialog was told to be; 0 where its row is not due.</summary>
    public long ToldOf(DialogId dialog) => _dialogs.GetValueOrDefault(dialog);

    /// <summary>The row follows from the commit up to that event.</summary>
    public void Follow(DialogId dialog, long eventSeq) => Add(dialog, eventSeq);

    /// <summary>Only the store knows the row.</summary>
    public void Read(DialogId dialog) => Add(dialog, LastCommits.OnlyTheStoreKnows);

    /// <summary>Too much has changed: the page is to begin anew.</summary>
    public void Overflow() => Empty(overflowed: true);

    /// <summary>The page begins anew.</summary>
    public void Begin() => Empty(overflowed: false);

    /// <summary>What is due, which is not due any more; null where the page is to begin anew.</summary>
    public IReadOnlyList<(DialogId Dialog, long Told)>? Take()
    {
        IReadOnlyList<(DialogId, long)>? due = _overflowed ? null : [.. _dialogs.Select(one => (one.Key, one.Value))];
        _overflowed = false;
        _dialogs.Clear();
        return due;
    }

    private void Add(DialogId dialog, long told)
    {
        if (_overflowed)
        {
            return;
        }

        _dialogs[dialog] = Math.Max(told, ToldOf(dialog));
        if (_dialogs.Count > Max)
        {
            Overflow();
        }
    }

    private void Empty(bool overflowed)
    {
        _overflowed = overflowed;
        _dialogs.Clear();
        Shown = new ShownRows();
    }
}
