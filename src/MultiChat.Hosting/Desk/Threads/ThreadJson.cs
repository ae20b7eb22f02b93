using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of threads.</summary>
[JsonSerializable(typeof(DialogInput))]
[JsonSerializable(typeof(OpenInput))]
[JsonSerializable(typeof(DeskLogInput))]
[JsonSerializable(typeof(DeskHistoryInput))]
[JsonSerializable(typeof(RevisionsInput))]
[JsonSerializable(typeof(DeskReadInput))]
[JsonSerializable(typeof(DeskTypingInput))]
[JsonSerializable(typeof(WireTyping))]
[JsonSerializable(typeof(WireThread))]
[JsonSerializable(typeof(WireDeskCatchUp))]
[JsonSerializable(typeof(WireDeskHistory))]
[JsonSerializable(typeof(WireRevisions))]
[JsonSerializable(typeof(WireMarks))]
[JsonSerializable(typeof(WirePresence))]
internal sealed partial class ThreadJson : JsonSerializerContext;
