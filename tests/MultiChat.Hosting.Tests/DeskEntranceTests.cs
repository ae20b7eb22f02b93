using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using MultiChat.Team;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Every route of the desk, called by everybody who has no business there.</summary>
public sealed class DeskEntranceTests
{
    public static TheoryData<bool> Conventions => [false, true];

    [Theory]
    [MemberData(nameof(Conventions))]
    public async Task No_route_of_the_desk_opens_to_strangers(bool allowAnonymous)
    {
        await using var host = await TestHost.StartAsync(conventions: endpoints =>
        {
            if (allowAnonymous)
            {
                endpoints.Desk.AllowAnonymous();
            }
        });
        await host.AddOperatorAsync("Clerk", rights: Rights.Journal);
        var other = await host.Chat.Admin.CreateProjectAsync("other", "Other");
        await host.AddOperatorAsync("Olga", other.Id);
        await using var visitor = await host.VisitorAsync();
        using var nobody = new WireRest(host.Mount);
        await using var clerk = await OperatorClient.SignInAsync(host.Mount, "Clerk@example.org", TestHost.Password);
        await using var olga = await OperatorClient.SignInAsync(host.Mount, "Olga@example.org", TestHost.Password, "other");

        foreach (var (method, path) in DeskRoutes(host))
        {
            (await CallAsync(nobody, method, path)).Should().Be((HttpStatusCode.Unauthorized, "not_signed_in"), $"{method} {path} by nobody");
            (await CallAsync(visitor.Rest, method, path)).Should().Be((HttpStatusCode.Unauthorized, "not_signed_in"), $"{method} {path} by a visitor");
            if (!path.Contains("/hub", StringComparison.Ordinal) && !path.Contains("/profile", StringComparison.Ordinal))
            {
                // The hub asks for the right of each call, and a profile is everybody's own.
                (await CallAsync(clerk.Rest, method, path)).Should().Be((HttpStatusCode.Forbidden, "forbidden"), $"{method} {path} without the right");
            }

            (await CallAsync(olga.Rest, method, path)).Should().Be((HttpStatusCode.NotFound, "not_found"), $"{method} {path} by another project");
        }
    }

    [Fact]
    public async Task The_list_of_routes_that_are_open_to_everybody_is_this_one()
    {
        await using var host = await TestHost.StartAsync();

        var open = Routes(host).Select(route => route.RoutePattern.RawText!)
            .Where(path => !path.Contains("/v1/p/", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal);

        open.Should().Equal(
            "/chat/assets/{name}",
            "/chat/console",
            "/chat/console-worker.js",
            "/chat/console.webmanifest",
            "/chat/console/link/{token}",
            "/chat/mail",
            "/chat/texts.json",
            "/chat/v1/account",
            "/chat/v1/account/factor",
            "/chat/v1/account/factor/codes",
            "/chat/v1/account/factor/off",
            "/chat/v1/account/password",
            "/chat/v1/account/sessions",
            "/chat/v1/account/sessions/{id}",
            "/chat/v1/openapi.json",
            "/chat/v1/password",
            "/chat/v1/password/forgotten",
            "/chat/v1/photos/{hash}",
            "/chat/v1/s/{site}/availability",
            "/chat/v1/s/{site}/dialog",
            "/chat/v1/s/{site}/hub",
            "/chat/v1/s/{site}/hub/negotiate",
            "/chat/v1/s/{site}/identity",
            "/chat/v1/s/{site}/log",
            "/chat/v1/s/{site}/messages",
            "/chat/v1/s/{site}/requests",
            "/chat/v1/session",
            "/chat/v1/sign-in",
            "/chat/v1/texts",
            "/chat/widget.d.ts",
            "/chat/widget.js");
    }

    [Fact]
    public async Task The_openapi_document_has_every_rest_route()
    {
        await using var host = await TestHost.StartAsync();
        using var rest = new WireRest(host.Mount);

        var paths = (await rest.GetAsync("v1/openapi.json")).GetProperty("paths");

        var served = Routes(host)
            .Where(route => !route.RoutePattern.RawText!.Contains("/hub", StringComparison.Ordinal))
            .Select(route => route.RoutePattern.RawText!["/chat".Length..].TrimEnd('/'))
            .Where(path => path.StartsWith("/v1/", StringComparison.Ordinal) && path != "/v1/openapi.json")
            .Distinct();
        paths.EnumerateObject().Select(path => path.Name).Should().BeEquivalentTo(served);
    }

    private static IEnumerable<RouteEndpoint> Routes(TestHost host) =>
        host.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static List<(string Method, string Path)> DeskRoutes(TestHost host)
    {
        var routes = Routes(host)
            .Where(route => route.RoutePattern.RawText!.Contains("/v1/p/", StringComparison.Ordinal))
            .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, Fill(route))))
            // It answers as GET, without a body to look at.
            .Where(route => route.method != "HEAD")
            .Distinct()
            .ToList();
        routes.Count.Should().BeGreaterThan(15);
        return routes;
    }

    private static string Fill(RouteEndpoint route) => string.Join(
        '/',
        route.RoutePattern.RawText!["/chat/".Length..].TrimEnd('/').Split('/').Select(part => part switch
        {
            "{project}" => "main",
            ['{', ..] => "019aab12-0000-7000-8000-000000000001",
            _ => part,
        }));

    private static async Task<(HttpStatusCode, string?)> CallAsync(WireRest who, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(who.Mount, path));
        request.Headers.Add("X-MultiChat", "1");
        if (method is not "GET")
        {
            request.Content = JsonContent.Create(new { });
        }

        using var answer = await who.Http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, body.GetProperty("code").GetString());
    }
}
