using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of answers, edits and notes.</summary>
[JsonSerializable(typeof(AnswerInput))]
[JsonSerializable(typeof(EditInput))]
[JsonSerializable(typeof(NoteInput))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ItemAnswer))]
internal sealed partial class MessageJson : JsonSerializerContext;
