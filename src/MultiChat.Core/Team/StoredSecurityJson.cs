using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChat.Team;

[JsonSerializable(typeof(StoredSecurity))]
internal sealed partial class StoredSecurityJson : JsonSerializerContext
{
    public static StoredSecurityJson Kept { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
