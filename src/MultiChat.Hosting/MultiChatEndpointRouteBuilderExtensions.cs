using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using MultiChat;
using MultiChat.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Pages;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts a chat into an app's routes.</summary>
public static class MultiChatEndpointRouteBuilderExtensions
{
    private const int HubBuffer = 256 * 1024;

    /// <summary>Maps the widget, the console and everything they speak with under one prefix.</summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="prefix">The mount, for example <c>/chat</c>; the widget is at <c>/chat/widget.js</c>, the console at <c>/chat/console</c>.</param>
    /// <returns>The endpoints, to add conventions to.</returns>
    /// <exception cref="InvalidOperationException"><c>AddMultiChat</c> was not called.</exception>
    public static MultiChatEndpoints MapMultiChat(this IEndpointRouteBuilder endpoints, string prefix = "/chat")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = endpoints.ServiceProvider;
        if (services.GetService<ChatEngine>() is null)
        {
            throw new InvalidOperationException("MultiChat has no services. Call builder.Services.AddMultiChat() before app.MapMultiChat().");
        }

        var mount = new Mount("/" + prefix.Trim('/'));
        services.GetRequiredService<Mounts>().Add(mount);
        var visitors = endpoints.MapGroup(mount.Prefix).WithMetadata(mount).AllowAnonymous();
        var desk = endpoints.MapGroup(mount.Prefix).WithMetadata(mount).AllowAnonymous();
        MapPages(visitors, desk, services.GetRequiredService<PageAssets>());
        MapVisitors(visitors, services.GetRequiredService<VisitorEndpoints>());
        MapSessions(desk, services.GetRequiredService<SessionEndpoints>());
        MapDesk(desk, services);
        return new MultiChatEndpoints(visitors, desk);
    }

    private static void MapPages(RouteGroupBuilder visitors, RouteGroupBuilder desk, PageAssets pages)
    {
        visitors.MapGet("widget.js", WidgetScript.Of(pages));
        foreach (var name in new[] { "widget.d.ts", "texts.json" })
        {
            visitors.MapGet(name, context => pages.WriteAsync(context, name, PageCaching.Revalidated));
        }

        visitors.MapGet("assets/{name}", context =>
            pages.WriteAsync(context, $"assets/{context.Request.RouteValues["name"]}", PageCaching.Immutable));
        desk.MapGet("console", ConsolePage.Of(pages));
    }

    private static void MapVisitors(RouteGroupBuilder visitors, VisitorEndpoints methods)
    {
        var site = visitors.MapGroup("v1/s/{site}");
        site.MapGet("availability", Gates.Site(RestAnswer.Of(methods.AvailabilityAsync)));
        site.MapPost("identity", Gates.Site(RestAnswer.Of(methods.IdentityAsync)));
        site.MapDelete("identity", Gates.Site(RestAnswer.Of(methods.ForgetAsync)));
        site.MapGet("dialog", Gates.Site(RestAnswer.Of(methods.DialogAsync)));
        site.MapPost("messages", Gates.Site(RestAnswer.Of(methods.SendAsync)));
        site.MapGet("messages", Gates.Site(RestAnswer.Of(methods.HistoryAsync)));
        site.MapGet("log", Gates.Site(RestAnswer.Of(methods.LogAsync)));
        Guard(site.MapHub<VisitorHub>("hub", Bound), Gates.SiteHub);
    }

    private static void MapSessions(RouteGroupBuilder desk, SessionEndpoints sessions)
    {
        desk.MapPost("v1/session", Gates.Session(RestAnswer.Of(sessions.SignInAsync)));
        desk.MapGet("v1/session", Gates.Session(RestAnswer.Of(sessions.ShowAsync)));
        desk.MapDelete("v1/session", Gates.Session(RestAnswer.Of(sessions.SignOutAsync)));
        desk.MapGet("console/link/{token}", sessions.FollowLinkAsync);
    }

    private static void MapDesk(RouteGroupBuilder desk, IServiceProvider services)
    {
        var chat = services.GetRequiredService<ChatEngine>();
        var start = services.GetRequiredService<DeskStart>();
        var methods = services.GetRequiredService<DeskMethods>();
        var document = services.GetRequiredService<OpenApiDocument>();
        var project = desk.MapGroup("v1/p/{project}");
        project.MapGet("", Gates.Desk(RestAnswer.Of(async context =>
            WireJson.Write(start.Answer(await chat.Desk.StartAsync(ActorOf(context)), build: null, context)))));
        project.MapGet("dialogs/{dialog}", Gates.Desk(RestAnswer.Of(async context =>
        {
            var input = StrictReader.Read<DialogInput>(await RestInput.ReadAsync(context, "dialog"));
            return WireJson.Write(WireThread.Of(await chat.Desk.OpenAsync(ActorOf(context), new MultiChat.Dialogs.DialogId(input.Dialog))));
        })));
        foreach (var method in methods.All)
        {
            project.MapMethods(method.Path, [method.Verb], Gates.Desk(RestAnswer.Of(async context =>
                await method.RunAsync(ActorOf(context), await RestInput.ReadAsync(context, method.PathMembers)))));
        }

        Guard(project.MapHub<DeskHub>("hub", Bound), Gates.DeskHub);
        desk.MapGet("v1/openapi.json", RestAnswer.Of(_ => Task.FromResult(document.Json)));
    }

    private static DeskActor ActorOf(HttpContext context) => (DeskActor)context.Items[typeof(DeskActor)]!;

    private static void Bound(HttpConnectionDispatcherOptions options)
    {
        options.ApplicationMaxBufferSize = HubBuffer;
        options.TransportMaxBufferSize = HubBuffer;
    }

    private static void Guard(IEndpointConventionBuilder hub, Func<RequestDelegate, RequestDelegate> gate) =>
        hub.Finally(endpoint => endpoint.RequestDelegate = gate(endpoint.RequestDelegate!));
}
