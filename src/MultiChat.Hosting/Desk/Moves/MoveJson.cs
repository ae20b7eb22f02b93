using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of taking, handing over and closing.</summary>
[JsonSerializable(typeof(MoveInput))]
[JsonSerializable(typeof(HandOverInput))]
[JsonSerializable(typeof(SetClassInput))]
[JsonSerializable(typeof(RowAnswer))]
internal sealed partial class MoveJson : JsonSerializerContext;
