using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>Keeps the cards that a page is pushed, and takes everything else.</summary>
internal sealed class CardOutlet : IDeskOutlet
{
    public List<Client> Cards { get; } = [];

    public ValueTask PushTemplatesAsync() => ValueTask.CompletedTask;

    public ValueTask PushClientAsync(Client client)
    {
        Cards.Add(client);
        return ValueTask.CompletedTask;
    }

    public ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news) => ValueTask.CompletedTask;

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks) => ValueTask.CompletedTask;

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence) => ValueTask.CompletedTask;

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows) => ValueTask.CompletedTask;

    public ValueTask PushSectionsAsync(SectionCounts sections) => ValueTask.CompletedTask;

    public ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own) => ValueTask.CompletedTask;

    public ValueTask PushTypingAsync(TypingSign sign) => ValueTask.CompletedTask;

    public ValueTask PushResyncAsync(DialogId? dialog) => ValueTask.CompletedTask;

    public ValueTask EndAsync(RefusalCode code) => ValueTask.CompletedTask;
}
