using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Wire;

/// <summary>What goes through a hub: an element comes in, written JSON goes out.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RawJson))]
internal sealed partial class HubJson : JsonSerializerContext;
