using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>Lets each push out while the right is there; waits while this host can't be sure of it.</summary>
/// <param name="inner">Where pushes go.</param>
/// <param name="right">The right.</param>
internal sealed class RightfulOutlet(IDeskOutlet inner, DeskRight right) : IDeskOutlet
{
    public ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news) => PushAsync(() => inner.PushLogAsync(dialog, news));

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks) => PushAsync(() => inner.PushMarksAsync(dialog, marks));

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence) => PushAsync(() => inner.PushPresenceAsync(dialog, presence));

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows) => PushAsync(() => inner.PushRowsAsync(rows));

    public ValueTask PushSectionsAsync(SectionCounts sections) => PushAsync(() => inner.PushSectionsAsync(sections));

    public ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own) =>
        PushAsync(() => inner.PushTeamAsync(team, statuses, own));

    public ValueTask PushTemplatesAsync() => PushAsync(inner.PushTemplatesAsync);

    public ValueTask PushClientAsync(Client client) => PushAsync(() => inner.PushClientAsync(client));

    public ValueTask PushTypingAsync(TypingSign sign) => PushAsync(() => inner.PushTypingAsync(sign));

    public ValueTask PushResyncAsync(DialogId? dialog) => PushAsync(() => inner.PushResyncAsync(dialog));

    public ValueTask EndAsync(RefusalCode code) => inner.EndAsync(code);

    private async ValueTask PushAsync(Func<ValueTask> push)
    {
        await right.AwaitAsync();
        await push();
    }
}
