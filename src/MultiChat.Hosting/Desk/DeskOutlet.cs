using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Wire;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Reading;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Pushes of a member's sessions over their hub connection.</summary>
internal sealed class DeskOutlet(IClientProxy page, HubCallerContext connection) : IDeskOutlet, IMembershipOutlet
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);

    private int _hasEnded;

    public ValueTask PushLogAsync(DialogId dialog, DeskCatchUp news) => PushAsync("log", WireDeskCatchUp.Of(news));

    public ValueTask PushMarksAsync(DialogId dialog, DialogMarks marks) => PushAsync("marks", WireMarks.Of(marks, dialog));

    public ValueTask PushPresenceAsync(DialogId dialog, VisitorPresence presence) => PushAsync("presence", WirePresence.Of(presence, dialog));

    public ValueTask PushRowsAsync(IReadOnlyList<DeskRow> rows) =>
        PushAsync("rows", new WireRows { Rows = [.. rows.Select(WireRow.Of)] });

    public ValueTask PushSectionsAsync(SectionCounts sections) => PushAsync("sections", WireSections.Of(sections));

    public async ValueTask PushTeamAsync(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses, OperatorStatus own)
    {
        await PushAsync("members", new WireMembers
        {
            Project = team.Project.Name, Members = WireMember.ListOf(team, statuses), Groups = WireGroup.ListOf(team), Classes = WireClass.ListOf(team),
        });
        await PushAsync("status", WireStatus.Of(own));
    }

    public ValueTask PushTemplatesAsync() => PushAsync("templates", new JsonObject());

    public ValueTask PushClientAsync(Client client) => PushAsync("client", new ClientAnswer { Client = WireClient.Of(client) });

    public ValueTask PushTypingAsync(TypingSign sign) => PushAsync("typing", WireTyping.Of(sign));

    public ValueTask PushResyncAsync(DialogId? dialog) =>
        PushAsync("resync", dialog is { } known ? new JsonObject { ["dialog"] = known.ToString() } : new JsonObject());

    public ValueTask PushRightsAsync(Member me) => PushAsync("rights", new WireRightsGiven { Rights = WireRights.Of(me) });

    public async ValueTask EndAsync(RefusalCode code)
    {
        // Both sessions of a page may find that it is over.
        if (Interlocked.Exchange(ref _hasEnded, 1) == 1)
        {
            return;
        }

        try
        {
            await PushAsync("ended", new JsonObject { ["code"] = code.Value }).AsTask().WaitAsync(Courtesy);
        }
        catch (TimeoutException)
        {
            // A page that does not read is not waited for.
        }
        finally
        {
            connection.Abort();
        }
    }

    private ValueTask PushAsync<T>(string target, T content) => new(page.SendAsync(target, WireJson.Write(content)));
}
