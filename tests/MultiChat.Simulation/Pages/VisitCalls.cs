using MultiChat.Dialogs;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Pages;

/// <summary>What a visit asks the host.</summary>
internal sealed class VisitCalls(VisitorTab tab)
{
    private readonly TracedCalls<VisitorEdge> _calls = new(tab.Context, () => tab.Hub);

    public Task<Reply<Identity>> IdentifyAsync() => _calls.AskAsync(
        "identify",
        () => tab.Browser.IdentifyAsync(tab),
        identity => new { Visitor = $"{identity.Visitor}", identity.HasDialog, identity.IsNew, identity.Ticket });

    /// <param name="ticket">Null where the connection knows who this is.</param>
    /// <param name="place">Where the view ends, or null.</param>
    public Task<Reply<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)>> JoinAsync(string? ticket, Place? place) => _calls.CallAsync(
        "Join",
        "Join",
        new { ticket, Place = place is { } known ? WirePlace.Of(known) : null },
        edge => edge.JoinAsync(ticket, place),
        answer => answer.Snapshot is { } snapshot ? WireVisitorSnapshot.Of(snapshot) : OnWire(answer.CatchUp));

    public Task<Reply<VisitorCatchUp?>> LogAsync(Place place) =>
        _calls.CallAsync("VisitorLog", "Log", new { After = place.EventSeq, Tag = $"{place.Tag}" }, edge => edge.LogAsync(place), OnWire);

    public Task<Reply<VisitorMessage>> SendAsync(PendingMessage message) => _calls.CallAsync(
        "Send",
        "Send",
        new { Id = $"{message.Id}", message.Text },
        edge => edge.SendAsync(message.Id, message.Text),
        sent => new VisitorMessageAnswer { Message = WireVisitorMessage.Of(sent) });

    public Task<Reply<bool>> AppliedAsync(Place place) =>
        _calls.CallAsync("Applied", "Applied", WirePlace.Of(place), edge => edge.AppliedAsync(place), static _ => new { });

    public Task<Reply<bool>> ReadAsync(long seq) =>
        _calls.CallAsync("VisitorRead", "Read", new { seq }, edge => edge.ReadAsync(seq), static _ => new { });

    private static object OnWire(VisitorCatchUp? news) => news is null ? new { Resync = true } : WireVisitorCatchUp.Of(news);
}
