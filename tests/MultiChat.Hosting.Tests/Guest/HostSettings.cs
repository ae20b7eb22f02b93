using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Guest;

/// <summary>What an app may set for its own hubs.</summary>
internal static class HostSettings
{
    public static void Hostile(HubOptions hubs)
    {
        hubs.MaximumReceiveMessageSize = 1024;
        hubs.SupportedProtocols = ["messagepack"];
        hubs.KeepAliveInterval = TimeSpan.FromHours(1);
        hubs.ClientTimeoutInterval = TimeSpan.FromHours(2);
        hubs.MaximumParallelInvocationsPerClient = 8;
        hubs.EnableDetailedErrors = true;
    }

    public static void Foreign(JsonHubProtocolOptions json)
    {
        json.PayloadSerializerOptions.TypeInfoResolver = NoteJson.Default;
        json.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.PayloadSerializerOptions.Encoder = JavaScriptEncoder.Default;
        json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter<NoteKind>());
    }
}
