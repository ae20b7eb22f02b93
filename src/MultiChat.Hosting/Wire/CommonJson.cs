using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Wire;

/// <summary>The shapes that visitors and the desk share.</summary>
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(WireClient))]
[JsonSerializable(typeof(WireMessage))]
[JsonSerializable(typeof(TextsInput))]
[JsonSerializable(typeof(TextsAnswer))]
internal sealed partial class CommonJson : JsonSerializerContext;
