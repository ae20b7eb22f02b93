using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Hosting.Visitors;

/// <summary>What a known visitor can ask, over the hub and REST alike. A page that a message does not name is known to the hub alone.</summary>
internal sealed class VisitorMethods(ChatEngine chat, Limits limits)
{
    public async ValueTask<RawJson> SendAsync(VisitorActor me, JsonElement input, Func<string?, VisitedPage> pageOf)
    {
        var send = StrictReader.Read<SendInput>(input);
        limits.TakeMessage(me);
        var entry = Arrival.EntryOf(pageOf(send.Page), send.Group);
        var message = await chat.Visitors.SayAsync(
            me, new MessageId(WireId.Checked(send.Id, "id")), MessageBody.Of(send.Text), entry, CancellationToken.None);
        return WireJson.Write(new VisitorMessageAnswer { Message = WireVisitorMessage.Of(message) });
    }

    public async ValueTask<RawJson> LeaveRequestAsync(VisitorActor me, JsonElement input, Func<string?, VisitedPage> pageOf)
    {
        var left = StrictReader.Read<LeaveRequestInput>(input);
        limits.TakeMessage(me);
        var contact = new Contact { Name = left.Name, Phone = left.Phone, Email = left.Email };
        var message = await chat.Visitors.SayAsync(
            me,
            new MessageId(WireId.Checked(left.Id, "id")),
            MessageBody.OfRequest(left.Text, contact, left.Consent),
            Arrival.EntryOf(pageOf(left.Page), left.Group),
            CancellationToken.None);
        return WireJson.Write(new VisitorMessageAnswer { Message = WireVisitorMessage.Of(message) });
    }

    public async ValueTask<RawJson> EndAsync(VisitorActor me, JsonElement input)
    {
        var end = StrictReader.Read<VisitorEndInput>(input);
        limits.TakeMessage(me);
        await chat.Visitors.EndAsync(me, end.Seq, CancellationToken.None);
        return WireJson.Write(Nothing.Value);
    }

    public async ValueTask<RawJson> OpenAsync(VisitorActor me) => WireJson.Write(WireVisitorSnapshot.Of(await chat.Visitors.OpenAsync(me)));

    public async ValueTask<RawJson> LogAsync(VisitorActor me, JsonElement input)
    {
        var place = StrictReader.Read<VisitorLogInput>(input).ToPlace();
        return await chat.Visitors.CatchUpAsync(me, place) is { } news
            ? WireJson.Write(WireVisitorCatchUp.Of(news))
            : WireResync.Answer;
    }

    public async ValueTask<RawJson> HistoryAsync(VisitorActor me, JsonElement input)
    {
        var history = StrictReader.Read<VisitorHistoryInput>(input);
        var (items, more) = await chat.Visitors.ListBackAsync(me, history.Before, PageLimit.Of(history.Limit));
        return WireJson.Write(new WireVisitorHistory { Items = [.. items.Select(WireVisitorItem.Of)], More = more });
    }
}
