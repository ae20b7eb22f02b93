using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>Where an operator's session pushes to: a hub connection, or a simulated page. Each task ends when the transport took the push.</summary>
internal interface IDeskOutlet
{
    ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news);

    ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks);

    ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence);

    ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows);

    ValueTask PushSectionsAsync(SectionCounts sections);

    ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own);

    /// <summary>The project's templates may have changed: a page that shows them asks what is new.</summary>
    ValueTask PushTemplatesAsync();

    ValueTask PushClientAsync(Client client);

    ValueTask PushTypingAsync(TypingSign sign);

    /// <summary>The page drops its view of the dialog, or of everything where null, and asks anew.</summary>
    ValueTask PushResyncAsync(DialogId? dialog);

    /// <summary>The right is gone: says why and closes.</summary>
    ValueTask EndAsync(RefusalCode code);
}
