using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// SignalR's JSON protocol, in which a message of a type that it does not know is passed over. By itself it would leave such a one in front of
/// all that comes behind it, and the connection open and deaf.
/// </summary>
internal sealed class LenientProtocol(JsonHubProtocol json) : IHubProtocol
{
    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input.Length;
        if (json.TryParseMessage(ref input, binder, out message))
        {
            return true;
        }

        // Taken, and nothing made of it: it asks for as little as a ping.
        message = input.Length < before ? PingMessage.Instance : null;
        return message is not null;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);
}
