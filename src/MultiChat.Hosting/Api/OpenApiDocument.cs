using System.Text.Json.Nodes;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Photos;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Api;

/// <summary>The OpenAPI 3.1 document of all REST requests, made from the same table and shapes that serve them.</summary>
internal sealed class OpenApiDocument
{
    private readonly JsonObject _paths = [];
    private readonly OpenApiSchemas _schemas = new();

    public OpenApiDocument(DeskMethods methods)
    {
        Add("GET", "/v1/s/{site}/availability", "Availability", OpenApiSecurity.None, typeof(Nothing), typeof(AvailabilityAnswer));
        Add("POST", "/v1/s/{site}/identity", "Identity", OpenApiSecurity.None, typeof(IdentityInput), typeof(IdentityAnswer));
        Add("DELETE", "/v1/s/{site}/identity", "Forget", OpenApiSecurity.Visitor, typeof(Nothing), typeof(Nothing));
        Add("GET", "/v1/s/{site}/dialog", "Dialog", OpenApiSecurity.Visitor, typeof(Nothing), typeof(WireVisitorSnapshot));
        Add("POST", "/v1/s/{site}/messages", "Send", OpenApiSecurity.Visitor, typeof(SendInput), typeof(VisitorMessageAnswer));
        Add("POST", "/v1/s/{site}/requests", "LeaveRequest", OpenApiSecurity.Visitor, typeof(LeaveRequestInput), typeof(VisitorMessageAnswer));
        Add("GET", "/v1/s/{site}/messages", "VisitorHistory", OpenApiSecurity.Visitor, typeof(VisitorHistoryInput), typeof(WireVisitorHistory));
        Add("GET", "/v1/s/{site}/log", "VisitorLog", OpenApiSecurity.Visitor, typeof(VisitorLogInput), typeof(WireVisitorCatchUp), mayResync: true);
        Add("GET", "/v1/texts", "Texts", OpenApiSecurity.None, typeof(TextsInput), typeof(TextsAnswer));
        Add("GET", "/v1/photos/{hash}", "Photo", OpenApiSecurity.None, typeof(PhotoInput), typeof(Nothing), answersFile: true);
        Add("POST", "/v1/session", "SignIn", OpenApiSecurity.None, typeof(SignInInput), typeof(SessionAnswer));
        Add("GET", "/v1/session", "Session", OpenApiSecurity.Operator, typeof(Nothing), typeof(SessionAnswer));
        Add("DELETE", "/v1/session", "SignOut", OpenApiSecurity.Operator, typeof(Nothing), typeof(Nothing));
        Add("GET", "/v1/sign-in", "SignInWays", OpenApiSecurity.None, typeof(Nothing), typeof(SignInWays));
        Add("POST", "/v1/password/forgotten", "ForgottenPassword", OpenApiSecurity.None, typeof(ForgottenInput), typeof(Nothing));
        Add("POST", "/v1/password", "ChoosePassword", OpenApiSecurity.None, typeof(LinkInput), typeof(SessionAnswer));
        Add("GET", "/v1/account", "Account", OpenApiSecurity.Operator, typeof(Nothing), typeof(AccountAnswer));
        Add("POST", "/v1/account/password", "ChangePassword", OpenApiSecurity.Operator, typeof(ChangePasswordInput), typeof(Nothing));
        Add("DELETE", "/v1/account/sessions/{id}", "EndSession", OpenApiSecurity.Operator, typeof(SessionIdInput), typeof(Nothing));
        Add("DELETE", "/v1/account/sessions", "EndOtherSessions", OpenApiSecurity.Operator, typeof(Nothing), typeof(Nothing));
        Add("POST", "/v1/account/factor", "OfferFactor", OpenApiSecurity.Operator, typeof(PasswordInput), typeof(FactorOfferAnswer));
        Add("PUT", "/v1/account/factor", "TurnOnFactor", OpenApiSecurity.Operator, typeof(TurnOnInput), typeof(RecoveryCodesAnswer));
        Add("POST", "/v1/account/factor/codes", "RenewCodes", OpenApiSecurity.Operator, typeof(PasswordInput), typeof(RecoveryCodesAnswer));
        Add("POST", "/v1/account/factor/off", "TurnOffFactor", OpenApiSecurity.Operator, typeof(PasswordInput), typeof(Nothing));
        Add("PUT", "/v1/p/{project}/profile/photo", "SavePhoto", OpenApiSecurity.Operator, typeof(Nothing), typeof(WireProfile), takesFile: true);
        Add("DELETE", "/v1/p/{project}/profile/photo", "RemovePhoto", OpenApiSecurity.Operator, typeof(Nothing), typeof(WireProfile));
        foreach (var method in methods.All.Where(method => method.Verb is not null))
        {
            // What a connection says at its start, a request has no use for.
            var input = method.Input == typeof(StartInput) ? typeof(Nothing) : method.Input;
            var path = $"/v1/p/{{project}}/{method.Path}".TrimEnd('/');
            Add(method.Verb!, path, method.Name, OpenApiSecurity.Operator, input, method.Answer, method.MayResync);
        }

        Json = WireJson.Write(new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "MultiChat", ["version"] = "1", ["description"] = OpenApiTexts.About },
            // As seen from this document: right under every mount and behind every proxy.
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "..", ["description"] = "The mount that this document is of." }),
            ["paths"] = _paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = _schemas.Components,
                ["parameters"] = new JsonObject { [OpenApiParts.ChangeHeader] = OpenApiParts.HeaderOfChanges() },
                ["responses"] = new JsonObject { [OpenApiParts.Problem] = OpenApiParts.ProblemAnswer() },
                ["securitySchemes"] = OpenApiSecurity.All(),
            },
        });
    }

    public RawJson Json { get; }

    private void Add(
        string verb,
        string path,
        string name,
        OpenApiSecurity security,
        Type input,
        Type answer,
        bool mayResync = false,
        bool takesFile = false,
        bool answersFile = false)
    {
        var (members, required) = OpenApiSchemas.MembersOf(input);
        var inPath = path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).ToList();
        var rest = members.Where(member => !inPath.Contains(member.Key)).ToList();
        var isGet = verb == "GET";
        var parameters = inPath.Select(member => OpenApiParts.Parameter(member, "path", required: true, members[member]))
            .Concat(isGet ? rest.Select(member => OpenApiParts.Parameter(member.Key, "query", required.Contains(member.Key), member.Value)) : [])
            .Concat(isGet ? [] : [OpenApiParts.Reference("parameters", OpenApiParts.ChangeHeader)]);
        var operation = new JsonObject
        {
            ["operationId"] = name,
            ["summary"] = OpenApiTexts.SummaryOf(name),
            ["tags"] = new JsonArray(security.Tag),
            ["security"] = security.Requirement(),
            ["parameters"] = new JsonArray([.. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = "Done.",
                    ["content"] = answersFile
                        ? OpenApiParts.File()
                        : OpenApiParts.Content("application/json", mayResync ? _schemas.OrResync(answer) : _schemas.Of(answer)),
                },
                ["default"] = OpenApiParts.Reference("responses", OpenApiParts.Problem),
            },
        };
        if (!isGet && verb != "DELETE")
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = takesFile || rest.Count > 0,
                ["content"] = takesFile ? OpenApiParts.File() : OpenApiParts.Content("application/json", _schemas.AddBody($"{name}Body", rest, required)),
            };
        }

        if (_paths[path] is not JsonObject operations)
        {
            _paths[path] = operations = [];
        }

        operations[verb.ToLowerInvariant()] = operation;
    }
}
