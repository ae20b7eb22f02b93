using System.Threading.Channels;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Live;

/// <summary>An operator's page that keeps what it is told until the test takes it.</summary>
internal sealed class DeskOutlet : IDeskOutlet
{
    private readonly Channel<object> _told = Channel.CreateUnbounded<object>();

    /// <summary>Until then the log that was pushed is on its way to the page.</summary>
    public Task OnItsWay { get; set; } = Task.CompletedTask;

    public async ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news)
    {
        await _told.Writer.WriteAsync(news);
        await OnItsWay;
    }

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks) => _told.Writer.WriteAsync(marks);

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence) => _told.Writer.WriteAsync(presence);

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows) => _told.Writer.WriteAsync(rows);

    public ValueTask PushSectionsAsync(SectionCounts sections) => _told.Writer.WriteAsync(sections);

    public ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own) => _told.Writer.WriteAsync(own);

    public ValueTask PushTemplatesAsync() => _told.Writer.WriteAsync(new TemplatesMoved());

    public ValueTask PushClientAsync(Client client) => _told.Writer.WriteAsync(client);

    public ValueTask PushTypingAsync(TypingSign sign) => _told.Writer.WriteAsync(sign);

    public ValueTask PushResyncAsync(DialogId? dialog) => _told.Writer.WriteAsync(new Resync(dialog));

    public ValueTask EndAsync(RefusalCode code) => _told.Writer.WriteAsync(new Ended(code));

    /// <summary>The next push of that kind; others before it are passed over.</summary>
    public Task<T> NextAsync<T>() => _told.Reader.NextAsync<T>();

    /// <summary>Everything pushed up to the first of that kind of which it holds.</summary>
    public Task<IReadOnlyList<object>> ListUntilAsync<T>(Func<T, bool> holds) => _told.Reader.ListUntilAsync(holds);

    public sealed record TemplatesMoved;

    public sealed record Resync(DialogId? Dialog);

    public sealed record Ended(RefusalCode Code);
}
