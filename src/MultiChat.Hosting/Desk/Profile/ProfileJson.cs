using System.Text.Json.Serialization;
using MultiChat.Hosting.Photos;

namespace MultiChat.Hosting.Desk;

/// <summary>The shapes of one's own profile.</summary>
[JsonSerializable(typeof(SaveProfileInput))]
[JsonSerializable(typeof(PhotoInput))]
[JsonSerializable(typeof(WireProfile))]
internal sealed partial class ProfileJson : JsonSerializerContext;
