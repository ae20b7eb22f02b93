using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of templates.</summary>
[JsonSerializable(typeof(AddTemplateInput))]
[JsonSerializable(typeof(SaveTemplateInput))]
[JsonSerializable(typeof(RemoveTemplateInput))]
[JsonSerializable(typeof(TemplateChangesInput))]
[JsonSerializable(typeof(WireTemplate))]
[JsonSerializable(typeof(WireTemplates))]
[JsonSerializable(typeof(WireTemplateChanges))]
[JsonSerializable(typeof(TemplateAnswer))]
internal sealed partial class TemplateJson : JsonSerializerContext;
