using MultiChat.Dialogs;
using MultiChat.Lists;

namespace MultiChat.Reading;

/// <summary>The rows that an operator's page was shown last, from which the next follow without the store. Used by the session's loop alone.</summary>
internal sealed class ShownRows
{
    public const int Max = 256;

    private readonly Dictionary<DialogId, DialogRow> _rows = [];
    private readonly Queue<DialogId> _oldestFirst = new();

    public DialogRow? Find(DialogId dialog) => _rows.GetValueOrDefault(dialog);

    public void Keep(DialogRow row)
    {
        if (!_rows.ContainsKey(row.Dialog.Id))
        {
            _oldestFirst.Enqueue(row.Dialog.Id);
        }

        _rows[row.Dialog.Id] = row;
        if (_rows.Count > Max)
        {
            _rows.Remove(_oldestFirst.Dequeue());
        }
    }
}
