using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Entrances;

/// <summary>The one protocol of our hubs: JSON, carrying elements that we parse and answers that are written already.</summary>
internal sealed class HubProtocol : IHubProtocolResolver
{
    public static readonly HubProtocol Only = new();

    private readonly LenientProtocol _json = new(new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions
    {
        PayloadSerializerOptions = new JsonSerializerOptions
        {
            TypeInfoResolver = HubJson.Default,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        },
    })));

    public IReadOnlyList<IHubProtocol> AllProtocols => [_json];

    public IHubProtocol? GetProtocol(string protocolName, IReadOnlyList<string>? supportedProtocols) =>
        string.Equals(protocolName, _json.Name, StringComparison.OrdinalIgnoreCase) ? _json : null;
}
