using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of an operator's status.</summary>
[JsonSerializable(typeof(SwitchInput))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(WireStatus))]
internal sealed partial class StatusJson : JsonSerializerContext;
