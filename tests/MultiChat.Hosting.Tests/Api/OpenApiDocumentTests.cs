using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MultiChat.Hosting.Compiling;
using MultiChat.Hosting.Visitors;
using MultiChat.Testing.Wire;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using WireJson = MultiChat.Hosting.Wire.WireJson;

namespace MultiChat.Hosting.Api;

/// <summary>The document that the host serves is one that clients are generated from.</summary>
public sealed class OpenApiDocumentTests : IAsyncLifetime
{
    private TestHost _host = null!;
    private string _text = "";

    private JsonObject Document => JsonNode.Parse(_text)!.AsObject();

    private IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations =>
        from path in Document["paths"]!.AsObject()
        from verb in path.Value!.AsObject()
        select (path.Key, verb.Key, verb.Value!.AsObject());

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync();
        using var http = new HttpClient();
        _text = await http.GetStringAsync(new Uri(_host.Mount, "v1/openapi.json"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_client_that_is_generated_from_it_compiles()
    {
        var document = await NSwag.OpenApiDocument.FromJsonAsync(_text);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "ChatClient",
            CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson },
        };

        var code = new CSharpClientGenerator(document, settings).GenerateFile();

        Compiler.Errors(code).Should().BeEmpty();
        code.Should().Contain("SignInAsync").And.Contain("class SendBody").And.Contain("class Thread");
    }

    [Fact]
    public void It_says_where_the_host_is_as_seen_from_itself() =>
        new Uri(new Uri(_host.Mount, "v1/openapi.json"), Document["servers"]![0]!["url"]!.GetValue<string>()).Should().Be(_host.Mount);

    [Fact]
    public void Every_operation_has_words_and_says_who_may_call_it()
    {
        foreach (var (path, verb, operation) in Operations)
        {
            operation["summary"]!.GetValue<string>().Should().Contain(" ", $"{verb} {path}");
            operation["security"].Should().NotBeNull($"{verb} {path}");
        }

        OpenApiTexts.Operations.Should().BeEquivalentTo(Operations.Select(it => it.Operation["operationId"]!.GetValue<string>()), "none is of an operation that is gone");
        Operations.Where(it => it.Operation["security"]!.AsArray().Count == 0).Select(it => it.Operation["operationId"]!.GetValue<string>())
            .Should().BeEquivalentTo("Availability", "Identity", "SignIn", "SignInWays", "ForgottenPassword", "ChoosePassword", "Texts", "Photo");
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = AllOf(Document).Where(found => found.Name == "$ref").Select(found => found.Value!.GetValue<string>()).Distinct().ToList();

        references.Should().NotBeEmpty().And.OnlyContain(reference => Follow(reference) != null);
    }

    [Fact]
    public void Bodies_are_closed_and_answers_open()
    {
        foreach (var (name, schema) in Document["components"]!["schemas"]!.AsObject())
        {
            AllOf(schema).Any(found => found.Name == "additionalProperties" && found.Value!.ToString() == "false")
                .Should().Be(name.EndsWith("Body", StringComparison.Ordinal), name);
        }

        foreach (var (_, _, operation) in Operations)
        {
            AllOf(operation["responses"]).Should().NotContain(found => found.Name == "additionalProperties");
        }
    }

    [Fact]
    public void What_a_query_takes_is_plain()
    {
        foreach (var (path, verb, operation) in Operations)
        {
            foreach (var parameter in operation["parameters"]!.AsArray().Where(it => it!["in"]?.GetValue<string>() == "query"))
            {
                parameter!["schema"]!["type"]!.ToString().Should().NotContain("object", $"{verb} {path} {parameter["name"]}");
            }
        }

        Parameters("VisitorLog").Should().BeEquivalentTo("site", "after", "tag");
        Parameters("Log").Should().BeEquivalentTo("project", "dialog", "after", "tag");
    }

    [Fact]
    public void An_input_has_no_member_that_cannot_be_given()
    {
        var inputs = typeof(VisitorLogInput).Assembly.GetTypes().Where(type => type.Name.EndsWith("Input", StringComparison.Ordinal) && type is { IsAbstract: false });

        foreach (var input in inputs)
        {
            WireJson.Options.GetTypeInfo(input).Properties.Should().OnlyContain(member => member.Set != null, input.Name);
        }
    }

    [Theory]
    [InlineData("v1/s/main/log?after=0&tag=0&place=zzz")]
    [InlineData("v1/p/main/dialogs/0198c0de-0000-7000-8000-000000000000/log?after=0&tag=0&place=zzz")]
    public async Task A_member_that_is_computed_is_unknown(string path)
    {
        await using var anna = await _host.OperatorAsync();
        await using var visitor = await _host.VisitorAsync();
        var who = path.Contains("/s/", StringComparison.Ordinal) ? visitor.Rest : anna.Rest;

        var refused = await Refused.WithAsync("unknown_field", () => who.GetAsync(path));

        refused.Problem.GetProperty("member").GetString().Should().Be("place");
    }

    [Fact]
    public async Task A_visitor_is_known_by_the_header_that_it_names()
    {
        var scheme = Scheme("visitorToken");
        (scheme["type"]!.GetValue<string>(), scheme["in"]!.GetValue<string>()).Should().Be(("apiKey", "header"));
        Operations.Single(it => it.Operation["operationId"]!.GetValue<string>() == "Dialog").Operation["security"]!.AsArray()
            .Select(either => either!.AsObject().Single().Key).Should().BeEquivalentTo("visitor", "visitorToken");
        using var rest = new WireRest(_host.Mount);
        var identity = await rest.PostAsync("v1/s/main/identity", new { keep = "memory" });
        using var other = new WireRest(_host.Mount);
        other.Http.DefaultRequestHeaders.Add(scheme["name"]!.GetValue<string>(), identity.GetProperty("token").GetString());

        (await other.PostAsync("v1/s/main/identity", new { keep = "memory" })).GetProperty("isNew").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Its_cookies_have_the_names_that_are_set()
    {
        await using var anna = await _host.OperatorAsync();
        await using var visitor = await _host.VisitorAsync();

        visitor.Rest.Cookies.GetAllCookies().Select(cookie => cookie.Name).Should().ContainSingle(name => Matches("visitor", name));
        anna.Rest.Cookies.GetAllCookies().Select(cookie => cookie.Name).Should().ContainSingle(name => Matches("operator", name));
        Scheme("operator")["description"]!.GetValue<string>().Should().Contain("__Host-");
    }

    private JsonObject Scheme(string name) => Document["components"]!["securitySchemes"]![name]!.AsObject();

    private bool Matches(string scheme, string cookie)
    {
        var pattern = Scheme(scheme)["name"]!.GetValue<string>()
            .Replace("{part}", "[0-9a-f]{8}", StringComparison.Ordinal).Replace("{site}", "main", StringComparison.Ordinal);
        return Regex.IsMatch(cookie, $"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private IEnumerable<string> Parameters(string operation) => Operations
        .Single(it => it.Operation["operationId"]!.GetValue<string>() == operation).Operation["parameters"]!.AsArray()
        .Select(parameter => parameter!["name"]!.GetValue<string>());

    private JsonNode? Follow(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (at, name) => at?[name]);

    private static IEnumerable<(string Name, JsonNode? Value)> AllOf(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => AllOf(field.Value).Prepend((field.Key, field.Value))),
        JsonArray items => items.SelectMany(AllOf),
        _ => [],
    };
}
