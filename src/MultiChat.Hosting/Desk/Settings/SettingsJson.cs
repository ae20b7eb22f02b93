using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of a project's settings, its classes and its sites.</summary>
[JsonSerializable(typeof(SaveProjectInput))]
[JsonSerializable(typeof(ProjectAnswer))]
[JsonSerializable(typeof(WireSettings))]
[JsonSerializable(typeof(AddClassInput))]
[JsonSerializable(typeof(SaveClassInput))]
[JsonSerializable(typeof(ClassAnswer))]
[JsonSerializable(typeof(AddSiteInput))]
[JsonSerializable(typeof(SaveSiteInput))]
[JsonSerializable(typeof(SiteAnswer))]
internal sealed partial class SettingsJson : JsonSerializerContext;
