using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Messages;

namespace MultiChat.Hosting.Visitors;

/// <summary>What a known visitor can ask, over the hub and REST alike.</summary>
internal sealed class VisitorMethods(ChatEngine chat, Limits limits)
{
    public async ValueTask<RawJson> SendAsync(VisitorActor me, JsonElement input)
    {
        var send = StrictReader.Read<SendInput>(input);
        limits.TakeMessage(me);
        var message = await chat.Visitors.SayAsync(me, new MessageId(WireId.Checked(send.Id, "id")), send.Text, CancellationToken.None);
        return WireJson.Write(new VisitorMessageAnswer { Message = WireVisitorMessage.Of(message) });
    }

    public async ValueTask<RawJson> LeaveRequestAsync(VisitorActor me, JsonElement input)
    {
        var left = StrictReader.Read<LeaveRequestInput>(input);
        limits.TakeMessage(me);
        var contact = new Contact { Name = left.Name, Phone = left.Phone, Email = left.Email };
        var message = await chat.Visitors.LeaveRequestAsync(
            me, new MessageId(WireId.Checked(left.Id, "id")), left.Text, contact, left.Consent, CancellationToken.None);
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
