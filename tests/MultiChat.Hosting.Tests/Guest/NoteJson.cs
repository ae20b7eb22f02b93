using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Guest;

/// <summary>An app's own shapes, and no others.</summary>
[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;
