using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of a project's settings.</summary>
[JsonSerializable(typeof(SaveProjectInput))]
[JsonSerializable(typeof(ProjectAnswer))]
[JsonSerializable(typeof(WireSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
