using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Api;

/// <summary>
/// The shapes of bodies and answers, each once under its name. A body is closed, as it is read. An answer is open: a later host may add members, and a client
/// that was generated from today's document must not mind.
/// </summary>
internal sealed class OpenApiSchemas
{
    private const string Resync = "Resync";

    private static readonly JsonSchemaExporterOptions Inline = new() { TreatNullObliviousAsNonNullable = true };

    private readonly JsonSchemaExporterOptions _referring;

    public OpenApiSchemas() => _referring = new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Kind == JsonTypeInfoKind.Object && schema is JsonObject shape
            ? Refer(context.TypeInfo.Type, shape)
            : schema,
    };

    public JsonObject Components { get; } = [];

    /// <summary>The members of an input, and which of them must be there.</summary>
    public static (JsonObject Members, IReadOnlySet<string> Required) MembersOf(Type input)
    {
        var schema = WireJson.Options.GetJsonSchemaAsNode(input, Inline);
        return (
            schema["properties"] as JsonObject ?? [],
            (schema["required"] as JsonArray ?? []).Select(member => member!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A reference to the shape of an answer.</summary>
    public JsonNode Of(Type answer) => WireJson.Options.GetJsonSchemaAsNode(answer, _referring);

    /// <summary>That, or the word that its place is not of this log.</summary>
    public JsonNode OrResync(Type answer)
    {
        Components.TryAdd(Resync, new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["resync"] = new JsonObject { ["type"] = "boolean" } },
            ["required"] = new JsonArray("resync"),
        });
        return new JsonObject { ["oneOf"] = new JsonArray(Of(answer), OpenApiParts.Reference("schemas", Resync)) };
    }

    /// <summary>Adds a body of these members and returns a reference to it.</summary>
    public JsonNode AddBody(string name, IEnumerable<KeyValuePair<string, JsonNode?>> members, IReadOnlySet<string> required)
    {
        var all = members.ToList();
        Components.Add(name, new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(all.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
            ["required"] = new JsonArray([.. all.Where(member => required.Contains(member.Key)).Select(member => JsonValue.Create(member.Key))]),
            ["additionalProperties"] = false,
        });
        return OpenApiParts.Reference("schemas", name);
    }

    private JsonObject Refer(Type type, JsonObject shape)
    {
        var isNullable = shape["type"] is JsonArray kinds && kinds.Any(kind => kind?.GetValue<string>() == "null");
        var name = type.Name.StartsWith("Wire", StringComparison.Ordinal) ? type.Name["Wire".Length..] : type.Name;
        if (!Components.ContainsKey(name))
        {
            var open = (JsonObject)shape.DeepClone();
            open["type"] = "object";
            open.Remove("additionalProperties");
            Components.Add(name, open);
        }

        var reference = OpenApiParts.Reference("schemas", name);
        return isNullable
            ? new JsonObject { ["oneOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
            : reference;
    }
}
