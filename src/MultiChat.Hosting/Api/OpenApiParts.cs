using System.Text.Json.Nodes;

namespace MultiChat.Hosting.Api;

/// <summary>What operations of the document are made of.</summary>
internal static class OpenApiParts
{
    public const string ChangeHeader = "XMultiChat";
    public const string Problem = "Problem";

    public static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    public static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    public static JsonObject File() => Content("application/octet-stream", new JsonObject { ["type"] = "string", ["format"] = "binary" });

    public static JsonObject Parameter(string name, string place, bool required, JsonNode? schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["schema"] = schema?.DeepClone() ?? new JsonObject { ["type"] = "string" },
    };

    public static JsonObject HeaderOfChanges()
    {
        var header = Parameter(Gates.Header, "header", required: true, new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("1") });
        header["description"] = "Every request that changes something carries it: a form of another site cannot.";
        return header;
    }

    public static JsonObject ProblemAnswer() => new()
    {
        ["description"] = "Refused, with a stable code.",
        ["content"] = Content("application/problem+json", new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("title", "status", "code"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string" },
                ["title"] = new JsonObject { ["type"] = "string" },
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["code"] = new JsonObject { ["type"] = "string" },
                ["detail"] = new JsonObject { ["type"] = "string" },
                ["member"] = new JsonObject { ["type"] = "string" },
                ["retryAfter"] = new JsonObject { ["type"] = "integer" },
            },
        }),
    };
}
