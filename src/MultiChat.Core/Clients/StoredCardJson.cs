using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MultiChat.Clients;

/// <summary>How a <see cref="StoredCard"/> is written: letters of all scripts as they are, for an escaped one takes three times the bytes.</summary>
[JsonSerializable(typeof(StoredCard))]
internal sealed partial class StoredCardJson : JsonSerializerContext
{
    public static StoredCardJson Kept { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
