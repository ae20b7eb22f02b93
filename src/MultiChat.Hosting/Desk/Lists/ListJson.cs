using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of lists and search.</summary>
[JsonSerializable(typeof(ListInput))]
[JsonSerializable(typeof(SearchInput))]
[JsonSerializable(typeof(WireRows))]
internal sealed partial class ListJson : JsonSerializerContext;
