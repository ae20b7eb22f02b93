using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of the first answer.</summary>
[JsonSerializable(typeof(StartInput))]
[JsonSerializable(typeof(WireDesk))]
[JsonSerializable(typeof(WireSections))]
[JsonSerializable(typeof(WireMembers))]
[JsonSerializable(typeof(WireRightsGiven))]
internal sealed partial class StartJson : JsonSerializerContext;
