using System.Text.Json.Nodes;

namespace MultiChat.Hosting.Api;

/// <summary>Whose cookie a request needs.</summary>
internal sealed record OpenApiSecurity(string Tag, string? Scheme)
{
    public static readonly OpenApiSecurity None = new("anybody", Scheme: null);
    public static readonly OpenApiSecurity Visitor = new("visitor", "visitor");
    public static readonly OpenApiSecurity Operator = new("operator", "operator");

    public static JsonObject Schemes() => new()
    {
        ["visitor"] = Cookie("visitor", "Identity"),
        ["operator"] = Cookie("operator", "SignIn"),
    };

    public JsonArray Requirement() => Scheme is null ? [] : new JsonArray(new JsonObject { [Scheme] = new JsonArray() });

    private static JsonObject Cookie(string whose, string setBy) => new()
    {
        ["type"] = "apiKey",
        ["in"] = "cookie",
        ["name"] = $"multichat-{whose}",
        ["description"] = $"{setBy} sets it. Its real name has a part that tells installations and mounts apart: keep what Set-Cookie says, as a browser does.",
    };
}
