using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Team;

namespace MultiChat.Simulation.Mistakes;

/// <summary>The pushes to one operator's page, with one of them changed.</summary>
internal sealed class DeskPushes(DeskEdge edge) : IDeskOutlet
{
    private readonly IDeskOutlet _inner = edge;

    /// <summary>What is pushed instead; null is lost.</summary>
    public Func<DeskCatchUp, DeskCatchUp?> Log { get; init; } = static news => news;

    public Func<DialogMarks, DialogMarks?> Marks { get; init; } = static marks => marks;

    public Func<VisitorPresence, VisitorPresence?> Presence { get; init; } = static presence => presence;

    public Func<DeskRow, DeskRow?> Row { get; init; } = static row => row;

    public Func<SectionCounts, SectionCounts?> Sections { get; init; } = static sections => sections;

    public ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news) =>
        Log(news) is { } changed ? _inner.PushLogAsync(dialog, changed) : ValueTask.CompletedTask;

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks) =>
        Marks(marks) is { } changed ? _inner.PushMarksAsync(dialog, changed) : ValueTask.CompletedTask;

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence) =>
        Presence(presence) is { } changed ? _inner.PushPresenceAsync(dialog, changed) : ValueTask.CompletedTask;

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows) => _inner.PushRowsAsync([.. rows.Select(Row).OfType<DeskRow>()]);

    public ValueTask PushSectionsAsync(SectionCounts sections) =>
        Sections(sections) is { } changed ? _inner.PushSectionsAsync(changed) : ValueTask.CompletedTask;

    public ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own) =>
        _inner.PushTeamAsync(team, statuses, own);

    public ValueTask PushTemplatesAsync() => _inner.PushTemplatesAsync();

    public ValueTask PushClientAsync(Client client) => _inner.PushClientAsync(client);

    public ValueTask PushTypingAsync(TypingSign sign) => _inner.PushTypingAsync(sign);

    public ValueTask PushResyncAsync(DialogId? dialog) => _inner.PushResyncAsync(dialog);

    public ValueTask EndAsync(RefusalCode code) => _inner.EndAsync(code);
}
