using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting;

/// <summary>The OpenAPI 3.1 document of all REST requests, made from the same table and shapes that serve them.</summary>
internal sealed class OpenApiDocument
{
    private readonly JsonObject _paths = [];

    public OpenApiDocument(DeskMethods methods)
    {
        Add("GET", "/v1/s/{site}/availability", "Availability", typeof(Nothing), typeof(AvailabilityAnswer));
        Add("POST", "/v1/s/{site}/identity", "Identity", typeof(IdentityInput), typeof(IdentityAnswer));
        Add("DELETE", "/v1/s/{site}/identity", "Forget", typeof(Nothing), typeof(Nothing));
        Add("GET", "/v1/s/{site}/dialog", "Dialog", typeof(Nothing), typeof(WireVisitorSnapshot));
        Add("POST", "/v1/s/{site}/messages", "Send", typeof(SendInput), typeof(VisitorMessageAnswer));
        Add("GET", "/v1/s/{site}/messages", "VisitorHistory", typeof(VisitorHistoryInput), typeof(WireVisitorHistory));
        Add("GET", "/v1/s/{site}/log", "VisitorLog", typeof(VisitorLogInput), typeof(WireVisitorCatchUp));
        Add("POST", "/v1/session", "SignIn", typeof(SignInInput), typeof(SessionAnswer));
        Add("GET", "/v1/session", "Session", typeof(Nothing), typeof(SessionAnswer));
        Add("DELETE", "/v1/session", "SignOut", typeof(Nothing), typeof(Nothing));
        Add("GET", "/v1/p/{project}", "Start", typeof(Nothing), typeof(WireDesk));
        Add("GET", "/v1/p/{project}/dialogs/{dialog}", "Open", typeof(DialogInput), typeof(WireThread));
        foreach (var method in methods.All)
        {
            Add(method.Verb, $"/v1/p/{{project}}/{method.Path}", method.Name, method.Input, method.Answer);
        }

        Json = WireJson.Write(new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "MultiChat", ["version"] = "1" },
            ["paths"] = _paths,
        });
    }

    public RawJson Json { get; }

    private void Add(string verb, string path, string name, Type input, Type answer)
    {
        var members = SchemaOf(input)["properties"] as JsonObject ?? [];
        var required = (SchemaOf(input)["required"] as JsonArray ?? []).Select(member => member!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var inPath = path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).ToList();
        var rest = members.Where(member => !inPath.Contains(member.Key)).ToList();
        var isGet = verb == "GET";
        var parameters = inPath.Select(member => Parameter(member, "path", required: true, members[member]))
            .Concat(isGet ? rest.Select(member => Parameter(member.Key, "query", required.Contains(member.Key), member.Value)) : [])
            .Concat(isGet ? [] : [Parameter("X-MultiChat", "header", required: true, new JsonObject { ["const"] = "1" })]);
        var operation = new JsonObject
        {
            ["operationId"] = name,
            ["parameters"] = new JsonArray([.. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = Content("application/json", SchemaOf(answer)) },
                ["default"] = new JsonObject
                {
                    ["description"] = "Refused, with a stable code.",
                    ["content"] = Content("application/problem+json", ProblemSchema()),
                },
            },
        };
        if (!isGet && verb != "DELETE")
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = rest.Count > 0,
                ["content"] = Content("application/json", new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject(rest.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
                    ["required"] = new JsonArray([.. rest.Where(member => required.Contains(member.Key)).Select(member => JsonValue.Create(member.Key))]),
                    ["additionalProperties"] = false,
                }),
            };
        }

        if (_paths[path] is not JsonObject operations)
        {
            _paths[path] = operations = [];
        }

        operations[verb.ToLowerInvariant()] = operation;
    }

    private static JsonObject Parameter(string name, string place, bool required, JsonNode? schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["schema"] = schema?.DeepClone() ?? new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonNode SchemaOf(Type type) => WireJson.Default.Options.GetJsonSchemaAsNode(type);

    private static JsonObject ProblemSchema() => new()
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
        },
    };
}
