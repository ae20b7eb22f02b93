using MultiChat.Dialogs;

namespace MultiChat.Live;

/// <summary>Whose rows a page is to be shown, and whether the store is asked for them: what changed may be more than this host's commits. Its callers take turns.</summary>
internal sealed class DueRows
{
    public const int Max = 1_000;

    private readonly Dictionary<DialogId, bool> _dialogs = [];
    private bool _overflowed;

    /// <summary>What the page was shown, as long as it was told of everything since.</summary>
    public ShownRows Shown { get; private set; } = new();

    public bool ReadsStore(DialogId dialog) => _dialogs.GetValueOrDefault(dialog);

    /// <summary>The row follows from a commit of this host.</summary>
    public void Follow(DialogId dialog) => Add(dialog, readsStore: false);

    /// <summary>Only the store knows the row.</summary>
    public void Read(DialogId dialog) => Add(dialog, readsStore: true);

    /// <summary>Too much has changed: the page is to begin anew.</summary>
    public void Overflow() => Empty(overflowed: true);

    /// <summary>The page begins anew.</summary>
    public void Begin() => Empty(overflowed: false);

    /// <summary>What is due, which is not due any more; null where the page is to begin anew.</summary>
    public IReadOnlyList<(DialogId Dialog, bool ReadsStore)>? Take()
    {
        IReadOnlyList<(DialogId, bool)>? due = _overflowed ? null : [.. _dialogs.Select(one => (one.Key, one.Value))];
        _overflowed = false;
        _dialogs.Clear();
        return due;
    }

    private void Add(DialogId dialog, bool readsStore)
    {
        if (_overflowed)
        {
            return;
        }

        _dialogs[dialog] = readsStore || ReadsStore(dialog);
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
