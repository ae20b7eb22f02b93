using System.Text.Json.Nodes;
using MultiChat.Hosting.Compiling;
using NSwag;
using NSwag.CodeGeneration.CSharp;

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

        Operations.Where(it => it.Operation["security"]!.AsArray().Count == 0).Select(it => it.Operation["operationId"]!.GetValue<string>())
            .Should().BeEquivalentTo("Availability", "Identity", "SignIn", "Texts");
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

    private JsonNode? Follow(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (at, name) => at?[name]);

    private static IEnumerable<(string Name, JsonNode? Value)> AllOf(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => AllOf(field.Value).Prepend((field.Key, field.Value))),
        JsonArray items => items.SelectMany(AllOf),
        _ => [],
    };
}
