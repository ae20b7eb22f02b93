using MultiChat.Dialogs;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Pages;

/// <summary>What a visit asks the host, with each question and answer in its trace as the wire has them.</summary>
internal sealed class VisitCalls(VisitorTab tab)
{
    private int _calls;

    public async Task<Reply<Identity>> IdentifyAsync()
    {
        var call = ++_calls;
        tab.Context.Turns?.Did("identify", new { call });
        var reply = await tab.Browser.IdentifyAsync(tab);
        tab.Context.Turns?.Told("identified", new { call, reply.Code, Ok = reply.Ok is { } identity ? OnWire(identity) : null });
        return reply;
    }

    /// <param name="ticket">Null where the connection knows who this is.</param>
    /// <param name="place">Where the view ends, or null.</param>
    public Task<Reply<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)>> JoinAsync(string? ticket, Place? place) => CallAsync(
        "Join",
        "Join",
        new { ticket, Place = place is { } known ? WirePlace.Of(known) : null },
        edge => edge.JoinAsync(ticket, place),
        answer => answer.Snapshot is { } snapshot ? WireVisitorSnapshot.Of(snapshot) : OnWire(answer.CatchUp));

    public Task<Reply<VisitorCatchUp?>> LogAsync(Place place) =>
        CallAsync("VisitorLog", "Log", new { After = place.EventSeq, Tag = $"{place.Tag}" }, edge => edge.LogAsync(place), OnWire);

    public Task<Reply<VisitorMessage>> SendAsync(PendingMessage message) => CallAsync(
        "Send",
        "Send",
        new { Id = $"{message.Id}", message.Text },
        edge => edge.SendAsync(message.Id, message.Text),
        sent => new VisitorMessageAnswer { Message = WireVisitorMessage.Of(sent) });

    public Task<Reply<bool>> AppliedAsync(Place place) =>
        CallAsync("Applied", "Applied", WirePlace.Of(place), edge => edge.AppliedAsync(place), static _ => new { });

    public Task<Reply<bool>> ReadAsync(long seq) => CallAsync("VisitorRead", "Read", new { seq }, edge => edge.ReadAsync(seq), static _ => new { });

    private async Task<Reply<T>> CallAsync<T>(string name, string method, object input, Func<VisitorEdge, ValueTask<T>> call, Func<T, object> onWire)
    {
        var number = ++_calls;
        var answer = tab.Hub.CallAsync(name, call);
        // A call without a connection ends at once.
        tab.Context.Turns?.Did("call", new { Call = number, Method = method, In = input, IsLost = answer.IsCompleted });
        var reply = await answer;
        tab.Context.Turns?.Told("answer", new { Call = number, reply.Code, Ok = reply.IsOk ? onWire(reply.Ok!) : null });
        return reply;
    }

    private static object OnWire(VisitorCatchUp? news) => news is null ? new { Resync = true } : WireVisitorCatchUp.Of(news);

    private static object OnWire(Identity identity) => new { Visitor = $"{identity.Visitor}", identity.HasDialog, identity.IsNew, identity.Ticket };
}
