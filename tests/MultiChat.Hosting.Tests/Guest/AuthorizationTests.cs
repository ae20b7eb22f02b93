using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>The host's fallback policy is for the host's endpoints; what the host requires of the desk, it gets.</summary>
public sealed class AuthorizationTests
{
    public static TheoryData<bool> Own => [false, true];

    [Theory]
    [MemberData(nameof(Own))]
    public async Task A_fallback_policy_stops_neither_visitors_nor_operators(bool usesItself)
    {
        await using var host = await StartAsync(usesItself);

        await Talk.BothWaysAsync(host);
        (await StatusAsync(host, HttpMethod.Get, "console")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(host, HttpMethod.Get, "widget.js")).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public async Task What_the_host_requires_of_the_desk_is_required(bool usesItself)
    {
        await using var host = await StartAsync(usesItself, endpoints => endpoints.Desk.RequireAuthorization());

        var desk = Walk.EndpointsOf(host).Where(IsDesk).ToList();
        desk.Count.Should().BeGreaterThan(20);
        foreach (var endpoint in desk)
        {
            var path = endpoint.RoutePattern.RawText!["/chat/".Length..].TrimEnd('/');
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                (await StatusAsync(host, new HttpMethod(method), path)).Should().Be(HttpStatusCode.Unauthorized, $"{method} {path} by nobody");
            }
        }

        await using var visitor = await host.VisitorAsync();
        (await StatusAsync(host, HttpMethod.Get, "widget.js")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whom_the_host_lets_in_signs_in_as_ever()
    {
        await using var host = await StartAsync(usesItself: true, endpoints => endpoints.Desk.RequireAuthorization());
        var options = new WireClientOptions { Headers = { [HeaderUsers.Header] = "somebody" } };
        using var guest = new WireRest(host.Mount, options);

        await Refused.WithAsync("not_signed_in", () => guest.GetAsync("v1/p/main"));
        await using var anna = await OperatorClient.SignInAsync(host.Mount, "Anna@example.org", TestHost.Password, options: options);
        await anna.StartAsync();
    }

    private static Task<TestHost> StartAsync(bool usesItself, Action<MultiChatEndpoints>? conventions = null) => TestHost.StartAsync(
        add: chat =>
        {
            chat.Services.AddAuthentication(HeaderUsers.Header).AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, HeaderUsers>(HeaderUsers.Header, null);
            chat.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        },
        before: app =>
        {
            if (usesItself)
            {
                app.UseRouting();
                app.UseAuthentication();
                app.UseAuthorization();
            }
        },
        conventions: conventions);

    private static bool IsDesk(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is { } path
        && (path.StartsWith("/chat/v1/p/", StringComparison.Ordinal) || path.StartsWith("/chat/console", StringComparison.Ordinal)
            || path is "/chat/v1/session" or "/chat/v1/openapi.json");

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, HttpMethod method, string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri(host.Mount + path));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
