using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Wire;

/// <summary>JSON that is written as it is, whatever carries it: what the wire says is shaped by <see cref="WireJson"/> alone.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
