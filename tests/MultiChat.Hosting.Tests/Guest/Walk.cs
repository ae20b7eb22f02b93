using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Visitors;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>
/// Calls everything there is as everybody, and notes what came back, without what is another at each start: ids, instants, tags and generated names.
/// </summary>
internal sealed partial class Walk : IAsyncDisposable
{
    private readonly TestHost _host;
    private readonly WireRest _nobody;
    private readonly List<(string Name, WireRest Requests, HubClient Hub)> _people = [];
    private readonly List<IAsyncDisposable> _toDispose = [];
    private Dictionary<string, string> _values = [];

    private Walk(TestHost host) => (_host, _nobody) = (host, new WireRest(host.Mount));

    public static async Task<Walk> BeginAsync(TestHost host)
    {
        var walk = new Walk(host);
        var anna = walk.Keep(await host.OperatorAsync());
        var visitor = walk.Keep(await host.VisitorAsync());
        var said = await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var row = anna.Desk.Rows[0];
        walk._values = new(StringComparer.Ordinal)
        {
            ["{site}"] = "main",
            ["{project}"] = "main",
            ["{dialog}"] = row.GetProperty("id").GetString()!,
            ["{client}"] = row.GetProperty("client").GetProperty("id").GetString()!,
            ["{id}"] = said.GetProperty("id").GetString()!,
            ["{name}"] = "nothing.js",
            ["{token}"] = "nothing",
        };
        var olga = walk.Keep(await host.OtherProjectAsync());
        var stranger = walk.Keep(await VisitorClient.StartAsync(host.Mount));
        // Whoever may see it comes first: what somebody else is given afterwards must not be theirs.
        walk._people.AddRange(
            [("operator", anna.Rest, anna.Hub), ("other operator", olga.Rest, olga.Hub), ("visitor", visitor.Rest, visitor.Hub), ("nobody", walk._nobody, stranger.Hub)]);
        return walk;
    }

    /// <summary>Every endpoint of ours with every method it takes.</summary>
    public static IReadOnlyList<RouteEndpoint> EndpointsOf(TestHost host) =>
        [.. host.App.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/chat/", StringComparison.Ordinal))];

    /// <summary>One line for each request by each person.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync()
    {
        var lines = new List<string>();
        var requests = EndpointsOf(_host)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                .Select(method => (Method: method, Path: Fill(endpoint.RoutePattern.RawText!["/chat/".Length..].TrimEnd('/')))))
            .Distinct()
            // What signs out or forgets comes last.
            .OrderBy(request => request.Method == "DELETE");
        foreach (var (method, path) in requests)
        {
            foreach (var (name, rest, _) in _people)
            {
                lines.Add($"{name}: {method} {path.Split('?')[0]}: {await CallAsync(rest, method, path)}");
            }
        }

        return [.. lines.Select(Plain)];
    }

    /// <summary>One line for each method of a hub by each person who has a connection there.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync()
    {
        var lines = new List<string>();
        foreach (var (name, _, hub) in _people)
        {
            foreach (var method in MethodsOf(name.Contains("operator", StringComparison.Ordinal) ? typeof(DeskHub) : typeof(VisitorHub)))
            {
                lines.Add($"{name}: {method}: {await CallAsync(hub, method)}");
            }
        }

        return [.. lines.Select(Plain)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _toDispose)
        {
            await one.DisposeAsync();
        }

        _nobody.Dispose();
    }

    private static async Task<string> CallAsync(HubClient hub, string method)
    {
        try
        {
            return (await hub.CallAsync(method)).ToString();
        }
        catch (WireRefusedException refused)
        {
            return refused.Problem.ToString();
        }
    }

    private static async Task<string> CallAsync(WireRest who, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(who.Mount, path));
        request.Headers.Add("X-MultiChat", "1");
        if (method is not ("GET" or "HEAD"))
        {
            request.Content = JsonContent.Create(new { });
        }

        using var answer = await who.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Headers.CacheControl} {answer.Headers.ETag} {answer.Headers.Location} "
            + $"{answer.Content.Headers.ContentType} {(method == "HEAD" ? "" : answer.Content.Headers.ContentEncoding)} {body}";
    }

    private static IEnumerable<string> MethodsOf(Type hub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == hub)
        .Select(method => method.Name)
        .Order(StringComparer.Ordinal);

    private string Fill(string pattern)
    {
        var path = string.Join('/', pattern.Split('/').Select(part => _values.GetValueOrDefault(part, part)));
        return pattern switch
        {
            "v1/p/{project}/dialogs" => path + "?section=mine",
            "v1/p/{project}/dialogs/search" => path + "?query=Hello",
            _ when pattern.EndsWith("/log", StringComparison.Ordinal) => path + "?after=0&tag=",
            _ when pattern.EndsWith("/messages", StringComparison.Ordinal) => path + "?before=100",
            _ => path,
        };
    }

    private T Keep<T>(T one)
        where T : IAsyncDisposable
    {
        _toDispose.Add(one);
        return one;
    }

    private static string Plain(string line) => Random().Replace(Names().Replace(Tokens().Replace(line, "\"${member}\":\"…\""), "\"${member}\":\"…\""), "…");

    [GeneratedRegex("\"(?<member>tag|ticket|cursor|traceId|connectionId|connectionToken)\":\"[^\"]*\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();

    [GeneratedRegex("\"(?<member>name|generatedName)\":\"[^\"]*\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Random();
}
