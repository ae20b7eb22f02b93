using System.Text.Json.Nodes;
using MultiChat.Hosting.Visitors;

namespace MultiChat.Hosting.Api;

/// <summary>Who a request must be of, and what shows it: one of the schemes.</summary>
internal sealed record OpenApiSecurity(string Tag, params string[] Schemes)
{
    private const string VisitorToken = "visitorToken";

    public static readonly OpenApiSecurity None = new("anybody");
    public static readonly OpenApiSecurity Visitor = new("visitor", "visitor", VisitorToken);
    public static readonly OpenApiSecurity Operator = new("operator", "operator");

    public static JsonObject All() => new()
    {
        ["visitor"] = Key("cookie", "multichat-{part}-visitor-{site}", $"Identity sets it. {OfCookies}"),
        [VisitorToken] = Key(
            "header", VisitorTokens.Header, "The token that Identity answers to the body {\"keep\":\"memory\"}, for clients without cookies. It wins over a cookie."),
        ["operator"] = Key("cookie", "multichat-{part}-operator", $"SignIn sets it. {OfCookies}"),
    };

    public JsonArray Requirement() => new([.. Schemes.Select(scheme => new JsonObject { [scheme] = new JsonArray() })]);

    private static string OfCookies =>
        "Its real name has eight hexadecimal digits in place of {part}, which tell installations and mounts apart, and begins with __Host- over https and outside of "
        + "Development: keep what Set-Cookie says, as a browser does.";

    private static JsonObject Key(string place, string name, string description) => new()
    {
        ["type"] = "apiKey",
        ["in"] = place,
        ["name"] = name,
        ["description"] = description,
    };
}
