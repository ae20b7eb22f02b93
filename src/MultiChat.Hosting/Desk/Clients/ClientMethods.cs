using MultiChat.Clients;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Clients and their cards.</summary>
internal sealed class ClientMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<ClientInput, ClientAnswer>("Client", Rights.Operator, "GET", "clients/{client}", ClientAsync),
        DeskMethod.Of<FillCardInput, ClientAnswer>("FillCard", Rights.Operator, "PUT", "clients/{client}", FillCardAsync),
    ];

    private async ValueTask<ClientAnswer> ClientAsync(DeskActor me, ClientInput input) =>
        new() { Client = WireClient.Of(await chat.Desk.GetClientAsync(me, new ClientId(input.Client))) };

    private async ValueTask<ClientAnswer> FillCardAsync(DeskActor me, FillCardInput input) =>
        new() { Client = WireClient.Of(await chat.Desk.FillCardAsync(me, new ClientId(input.Client), input.ToCard(), input.Version)) };
}
