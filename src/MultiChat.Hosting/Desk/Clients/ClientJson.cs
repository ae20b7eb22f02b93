using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of clients and cards.</summary>
[JsonSerializable(typeof(ClientInput))]
[JsonSerializable(typeof(FillCardInput))]
[JsonSerializable(typeof(ClientAnswer))]
internal sealed partial class ClientJson : JsonSerializerContext;
