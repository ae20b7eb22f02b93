using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Desk;

/// <summary>The table of the desk's methods is the one place where they are listed; hub, REST, OpenAPI and docs/wire.md have the same, and no other.</summary>
public sealed partial class DeskTableTests
{
    /// <summary>A file is its own body, and no call of the hub.</summary>
    private static readonly string[] Files = ["PUT profile/photo", "DELETE profile/photo"];

    [Fact]
    public async Task The_hub_has_the_methods_of_the_table_and_no_other()
    {
        await using var host = await TestHost.StartAsync();

        MethodsOf(typeof(DeskHub)).Should().BeEquivalentTo(TableOf(host).Select(method => method.Name));
    }

    [Fact] // planted: a method that the table does not have
    public async Task A_hubs_method_beside_the_table_is_found()
    {
        await using var host = await TestHost.StartAsync();

        MethodsOf(typeof(HubWithMore)).Except(TableOf(host).Select(method => method.Name)).Should().Equal(nameof(HubWithMore.Everything));
    }

    [Fact]
    public async Task Rest_has_the_requests_of_the_table_and_no_other()
    {
        await using var host = await TestHost.StartAsync();

        var routes =
            from endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = endpoint.RoutePattern.RawText!
            where path.Contains("/v1/p/{project}", StringComparison.Ordinal) && !path.Contains("/hub", StringComparison.Ordinal)
            from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            where verb != "HEAD"
            select $"{verb} {path[(path.IndexOf("{project}", StringComparison.Ordinal) + "{project}".Length)..].Trim('/')}";

        routes.Should().BeEquivalentTo(RequestsOf(host).Concat(Files));
    }

    [Fact]
    public async Task The_open_api_document_has_the_requests_of_the_table_and_no_other()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var document = await anna.Rest.GetAsync("v1/openapi.json");

        var operations =
            from path in document.GetProperty("paths").EnumerateObject()
            where path.Name.StartsWith("/v1/p/{project}", StringComparison.Ordinal)
            from operation in path.Value.EnumerateObject()
            select $"{operation.Name.ToUpperInvariant()} {path.Name["/v1/p/{project}".Length..].Trim('/')}";

        operations.Should().BeEquivalentTo(RequestsOf(host).Concat(Files));
    }

    [Fact]
    public async Task The_wires_page_has_the_methods_of_the_table_with_their_requests_and_no_other()
    {
        await using var host = await TestHost.StartAsync();
        var desk = File.ReadAllText(Repository.PathOf("docs", "wire.md")).Split("\n## ").Single(part => part.StartsWith("5. The desk", StringComparison.Ordinal));
        var table = desk.Split("| hub call | REST |")[1].Split("\n\n")[0];

        var written = Row().Matches(table).Select(row => (row.Groups["name"].Value, row.Groups["rest"].Value));

        written.Should().BeEquivalentTo(TableOf(host).Select(method => (
            method.Name,
            method.Verb is null ? "hub only" : method.Name == "Start" ? "`GET v1/p/{project}`" : $"`{method.Verb} {method.Path}`")));
    }

    [Fact]
    public void The_wires_page_has_the_kinds_of_items_that_are_for_the_desk_and_no_other()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "vectors", "events.json")));
        var page = File.ReadAllText(Repository.PathOf("docs", "wire.md"));
        var table = page.Split("Items of the desk")[1].Split("\n\n")[0];

        var written = Kind().Matches(table).SelectMany(row => row.Groups["kind"].Captures).Select(kind => kind.Value);

        written.Should().BeEquivalentTo(vectors.RootElement.EnumerateArray()
            .Where(vector => vector.GetProperty("for").EnumerateArray().Any(reader => reader.GetString() == "desk"))
            .Select(vector => vector.GetProperty("kind").GetString()!).Distinct());
    }

    [Fact] // T1
    public async Task Without_the_right_that_the_table_names_no_request_of_it_is_answered()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        var member = host.Chat.Admin.Projects[0].FindMember(anna.Desk.Me)!;
        await host.Chat.Admin.SetRightsAsync(member, Rights.Journal);

        TableOf(host).Where(method => method.Right == Rights.None).Select(method => method.Name).Should().Equal(["Profile", "SaveProfile"], "these are one's own");
        foreach (var method in TableOf(host).Where(method => method.Verb is not null && method.Right != Rights.None))
        {
            var path = PathParameter().Replace($"v1/p/main/{method.Path}", Guid.Empty.ToString());
            await Refused.WithAsync("forbidden", () => method.Verb switch
            {
                "GET" => anna.Rest.GetAsync(path),
                "POST" => anna.Rest.PostAsync(path, new { }),
                _ => anna.Rest.PutAsync(path, new { }),
            });
        }
    }

    [Fact] // T1
    public async Task Whoever_has_any_right_signs_in_and_is_told_what_it_opens()
    {
        await using var host = await TestHost.StartAsync();
        var olga = await host.Chat.Admin.AddMemberAsync(host.Project.Id, "olga@example.org", "Olga", "-", Rights.ProjectSettings);
        await host.App.Services.GetRequiredService<Accounts.OperatorAccounts>().SetPasswordAsync(olga, "demo-password");
        var rest = new WireRest(host.Mount, new WireClientOptions());

        var session = await rest.PostAsync("v1/session", new { email = "olga@example.org", password = "demo-password" });

        session.GetProperty("projects").GetArrayLength().Should().Be(0, "there is no desk for her");
        session.GetProperty("memberships").GetRawText().Should().Be(
            $$"""[{"slug":"main","name":"Support","rights":["journal","projectSettings"],"me":"{{olga.Id}}"}]""");
        (await rest.GetAsync("v1/session")).GetRawText().Should().Be(session.GetRawText());
    }

    private static IEnumerable<string> MethodsOf(Type hub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == hub)
        .Select(method => method.Name);

    private sealed class HubWithMore : Microsoft.AspNetCore.SignalR.Hub
    {
        public static void Nothing()
        {
        }

        public Task Everything() => Clients.All.SendCoreAsync(nameof(Everything), []);

        public override Task OnConnectedAsync() => Task.CompletedTask;
    }

    private static IReadOnlyCollection<DeskMethod> TableOf(TestHost host) => host.App.Services.GetRequiredService<DeskMethods>().All;

    private static IEnumerable<string> RequestsOf(TestHost host) =>
        TableOf(host).Where(method => method.Verb is not null).Select(method => $"{method.Verb} {method.Path}");

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<rest>[^|]+?) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\|( `(?<kind>\w+)`)+ \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Kind();
}
