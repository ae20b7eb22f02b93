using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>SignalR's settings are the app's: they reach no hub of ours, and ours reach none of the app's.</summary>
public sealed class HostSignalRTests
{
    private static readonly Dictionary<string, Action<IServiceCollection>> Settings = new(StringComparer.Ordinal)
    {
        ["none"] = services => services.AddSignalR(),
        ["another protocol alone"] = services => services.AddSignalR(hubs => hubs.SupportedProtocols = ["messagepack"]),
        ["no protocol at all"] = services => services.AddSignalR(hubs => hubs.SupportedProtocols = null),
        ["small frames"] = services => services.AddSignalR(hubs => hubs.MaximumReceiveMessageSize = 1024),
        ["frames of any size"] = services => services.AddSignalR(hubs => hubs.MaximumReceiveMessageSize = null),
        ["eight calls at once"] = services => services.AddSignalR(hubs => hubs.MaximumParallelInvocationsPerClient = 8),
        ["everything hostile"] = services => services.AddSignalR(HostSettings.Hostile).AddJsonProtocol(HostSettings.Foreign),
        ["a resolver of its own types"] = services => Json(services, json => json.TypeInfoResolver = NoteJson.Default),
        ["a resolver before others"] = services => Json(services, json => json.TypeInfoResolverChain.Insert(0, NoteJson.Default)),
        ["snake case"] = services => Json(services, json => json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower),
        ["names as they are"] = services => Json(services, json => json.PropertyNamingPolicy = null),
        ["enums as words"] = services => Json(services, json => json.Converters.Add(new JsonStringEnumConverter<NoteKind>())),
        ["references kept"] = services => Json(services, json => json.ReferenceHandler = ReferenceHandler.Preserve),
        ["another encoder"] = services => Json(services, json => json.Encoder = JavaScriptEncoder.Default),
        ["shallow and indented"] = services => Json(services, json => (json.MaxDepth, json.WriteIndented) = (3, true)),
        ["a backplane for all hubs"] = services => services.AddSignalR().Services.AddSingleton(typeof(HubLifetimeManager<>), typeof(NowhereManager<>)),
        ["users of its own"] = services => services.AddSignalR().Services.AddSingleton<IUserIdProvider, ThrowingUserIds>(),
    };

    public static TheoryData<string, bool> Hosts()
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in Settings.Keys)
        {
            data.Add(name, true);
            data.Add(name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_talk_goes_both_ways_whatever_the_app_sets_before_or_after(string setting, bool before)
    {
        await using var host = await StartAsync(setting, before);

        await Talk.BothWaysAsync(host);

        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync(new string('я', 4_000));
        await visitor.Hub.SendRawAsync(Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"Send\",\"arguments\":[\"{new string('a', 132_000)}\"]}}\u001e"));
        (await visitor.Hub.Closed.InTimeAsync()).Error.Should().Be("Connection closed with an error.", "a frame has 128 KB at most");
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task The_apps_own_hub_says_the_same_with_and_without_a_chat(string setting, bool before)
    {
        await using var with = await StartAsync(setting, before);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Settings[setting](builder.Services);
        await using var without = builder.Build();
        without.MapHub<NoteHub>("/notes");
        await without.StartAsync();
        var address = without.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        var expected = await AskAsync(new Uri(new Uri(address), "/notes"));
        var actual = await AskAsync(new Uri(with.Mount, "/notes"));

        actual.Should().Be(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Between_two_polls_there_is_as_much_time_as_ever(bool before)
    {
        Action<IServiceCollection> hasty = services => services.AddConnections(options => options.DisconnectTimeout = TimeSpan.FromMilliseconds(1));
        await using var host = await TestHost.StartAsync(
            before: app => app.MapHub<NoteHub>("/notes"),
            services: services =>
            {
                services.AddSignalR();
                (before ? hasty : _ => { })(services);
            },
            add: before ? null : chat => hasty(chat.Services));
        await using var anna = await host.OperatorAsync();
        var http = anna.Http;
        var visitors = await NegotiateAsync(http, new Uri(host.Mount, "v1/s/main/hub"));
        var desk = await NegotiateAsync(http, new Uri(host.Mount, "v1/p/main/hub"));

        // All are looked at once a second. When a second one of the app's has gone, each was.
        for (var i = 0; i < 2; i++)
        {
            var apps = await NegotiateAsync(http, new Uri(host.Mount, "/notes"));
            await Patience.UntilAsync(async () => await SayAsync(http, apps) == HttpStatusCode.NotFound);
        }

        (await SayAsync(http, visitors), await SayAsync(http, desk)).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_apps_hub_filters_run_here_too()
    {
        var filter = new CountingFilter();
        await using var host = await TestHost.StartAsync(add: chat => chat.Services.AddSignalR(hubs => hubs.AddFilter(filter)));

        await using var visitor = await host.VisitorAsync();

        filter.Calls.Should().Contain("Join");
    }

    [Fact]
    public async Task No_hub_of_ours_is_known_to_the_app_as_a_hub()
    {
        await using var host = await TestHost.StartAsync();

        Walk.EndpointsOf(host).Should().NotContain(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() != null, "such are handed over to Azure SignalR");
    }

    [Fact]
    public async Task A_frame_of_100_kb_is_heard_in_a_default_app()
    {
        await using var host = await TestHost.StartAsync();
        await using var visitor = await host.VisitorAsync();

        var refused = await Refused.WithAsync("text_too_long", () => visitor.SendAsync(new string('a', 100 * 1024)));

        refused.Problem.GetProperty("status").GetInt32().Should().Be(400);
        visitor.Hub.Closed.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_full_text_is_taken_from_a_client_that_escapes()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.Hub.CallWithAsync("Send", $"[{Escaped(new JsonObject { ["id"] = Guid.CreateVersion7(), ["text"] = new string('я', 8_000) })}]");

        await visitor.View.WaitUntilAsync(view => view.Texts.SequenceEqual([new string('я', 8_000)]));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(16, true)]
    public async Task A_full_card_is_taken(int fields, bool escaped)
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var card = new JsonObject
        {
            ["client"] = anna.Desk.Rows[0].GetProperty("client").GetProperty("id").GetString(),
            ["version"] = 1,
            ["name"] = new string('и', 200),
            ["phone"] = null,
            ["email"] = null,
            ["comment"] = new string('к', 4_000),
            ["fields"] = new JsonArray([.. Enumerable.Range(0, fields).Select(number => new JsonObject { ["name"] = $"Поле {number}", ["value"] = new string('з', 1_000) })]),
        };

        var saved = escaped
            ? await anna.Hub.CallWithAsync("FillCard", $"[{Escaped(card)}]")
            : await anna.Hub.CallAsync("FillCard", card);

        saved.GetProperty("client").GetProperty("fields").GetArrayLength().Should().Be(fields);
    }

    private static void Json(IServiceCollection services, Action<JsonSerializerOptions> choose) =>
        services.AddSignalR().AddJsonProtocol(json => choose(json.PayloadSerializerOptions));

    private static string Escaped(JsonObject value)
    {
        var text = value.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default });
        text.Should().NotContain("я").And.NotContain("з");
        return text;
    }

    /// <summary>Where the connection is that a page without WebSockets has just been given.</summary>
    private static async Task<Uri> NegotiateAsync(HttpClient http, Uri hub)
    {
        using var answer = await http.PostAsync(new Uri($"{hub}/negotiate?negotiateVersion=1"), content: null);
        var negotiated = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new Uri($"{hub}?id={negotiated["connectionToken"]!.GetValue<string>()}");
    }

    private static async Task<HttpStatusCode> SayAsync(HttpClient http, Uri connection)
    {
        using var answer = await http.PostAsync(connection, new ByteArrayContent([]));
        return answer.StatusCode;
    }

    private static Task<TestHost> StartAsync(string setting, bool before) => TestHost.StartAsync(
        before: app => app.MapHub<NoteHub>("/notes"),
        services: before ? Settings[setting] : null,
        add: before ? null : chat => Settings[setting](chat.Services));

    /// <summary>What the app's hub says to a call, or to the handshake.</summary>
    private static async Task<string> AskAsync(Uri hub)
    {
        await using var client = await HubClient.ConnectAsync(hub, new WireClientOptions { SendsHandshake = false });
        try
        {
            await client.SendRawAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray());
        }
        catch (WireClosedException)
        {
            // A hub that knows no protocol does not wait for the handshake.
            return (await client.Closed.InTimeAsync()).ToString();
        }

        var first = await Task.WhenAny(client.WaitForFrameAsync(_ => true), client.Closed.ContinueWith(ended => ended.Result.ToString(), TaskScheduler.Default));
        if (await first != "{}\u001e")
        {
            // Refused: whether the answer or the end is read first, the end says why.
            return (await client.Closed.InTimeAsync()).ToString();
        }

        await client.SendRawAsync(Encoding.UTF8.GetBytes(
            "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Write\",\"arguments\":[{\"firstLine\":\"Buy milk\",\"first_line\":\"Buy milk\",\"FirstLine\":\"Buy milk\"}]}\u001e"));
        return await client.WaitForFrameAsync(frame => frame.Contains("\"type\":3", StringComparison.Ordinal));
    }

    private sealed class CountingFilter : IHubFilter
    {
        public List<string> Calls { get; } = [];

        public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
        {
            Calls.Add(invocationContext.HubMethodName);
            return await next(invocationContext);
        }
    }
}
