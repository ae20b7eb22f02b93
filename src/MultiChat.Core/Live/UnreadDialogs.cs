using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>An operator's dialogs with unread messages, by section: counted once, and moved by the rows that change (rule D10).</summary>
internal sealed class UnreadDialogs
{
    private readonly Dictionary<DialogId, Section> _sections = [];

    public SectionCounts Counts => SectionCounts.Of(_sections.Values);

    public void CountAnew(IReadOnlyList<Dialog> unread, Member me)
    {
        _sections.Clear();
        foreach (var dialog in unread)
        {
            _sections[dialog.Id] = dialog.SectionFor(me);
        }
    }

    public void Move(IReadOnlyList<DeskRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Row.Unread > 0)
            {
                _sections[row.Row.Dialog.Id] = row.Section;
            }
            else
            {
                _sections.Remove(row.Row.Dialog.Id);
            }
        }
    }
}
