using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Visitors;

namespace MultiChat.Hosting.Wire;

/// <summary>How the wire is written and read: the shapes of every subject by one set of rules.</summary>
internal static class WireJson
{
    public static readonly JsonSerializerOptions Options = Made();

    public static RawJson Write<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, ShapeOf<T>()));

    public static JsonTypeInfo<T> ShapeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            // Cyrillic and emoji stay as they are: JSON of ours stands in no page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(
                CommonJson.Default,
                AccountJson.Default,
                VisitorJson.Default,
                StartJson.Default,
                ListJson.Default,
                ThreadJson.Default,
                MessageJson.Default,
                MoveJson.Default,
                ClientJson.Default,
                TemplateJson.Default,
                StatusJson.Default,
                ProfileJson.Default,
                TeamJson.Default,
                SettingsJson.Default),
        };
        options.MakeReadOnly();
        return options;
    }
}
