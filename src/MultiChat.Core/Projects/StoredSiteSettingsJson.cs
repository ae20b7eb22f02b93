using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MultiChat.Projects;

/// <summary>How <see cref="StoredSiteSettings"/> are written: letters of all scripts as they are, for an escaped one takes three times the bytes.</summary>
[JsonSerializable(typeof(StoredSiteSettings))]
internal sealed partial class StoredSiteSettingsJson : JsonSerializerContext
{
    public static StoredSiteSettingsJson Kept { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
