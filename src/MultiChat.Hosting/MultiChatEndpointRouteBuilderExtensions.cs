using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using MultiChat;
using MultiChat.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Api;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosting.Pages;
using MultiChat.Hosting.Photos;
using MultiChat.Hosting.Post;
using MultiChat.Hosting.Starting;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts a chat into an app's routes.</summary>
public static class MultiChatEndpointRouteBuilderExtensions
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the widget, the console and everything they speak with under one prefix.</summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="prefix">The mount, for example <c>/chat</c>; the widget is at <c>/chat/widget.js</c>, the console at <c>/chat/console</c>.</param>
    /// <returns>The endpoints, to add conventions to.</returns>
    /// <remarks>
    /// In a branch (<c>app.Map("/support", …)</c>) no route knows the branch's path: the chat works there, and the console link that is printed in
    /// Development lacks that path. In a group (<c>MapGroup</c>) it has it.
    /// </remarks>
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
        services.GetRequiredService<Mounts>().Add();
        var visitors = Group(endpoints, mount).AllowAnonymous();
        var desk = Group(endpoints, mount);
        MapPages(visitors.MapGroup("").WithMetadata(EntranceKind.Page), desk.MapGroup("").WithMetadata(EntranceKind.Page), services.GetRequiredService<PageAssets>());
        visitors.MapGroup("").WithMetadata(EntranceKind.Page).MapMethods("v1/photos/{hash}", Read, services.GetRequiredService<PhotoEndpoints>().ShowAsync);
        MapTexts(visitors.MapGroup("").WithMetadata(EntranceKind.Request), services.GetRequiredService<Texts>());
        MapVisitors(visitors, services);
        var accounts = desk.MapGroup("").WithMetadata(EntranceKind.Request);
        MapSessions(accounts, services.GetRequiredService<SessionEndpoints>());
        MapPasswords(accounts, services.GetRequiredService<PasswordEndpoints>());
        MapAccount(accounts, services.GetRequiredService<AccountEndpoints>());
        desk.MapGroup("").WithMetadata(EntranceKind.Page).MapMethods("mail", Read, services.GetRequiredService<MailboxPage>().WriteAsync);
        MapDesk(desk, services);
        services.GetRequiredService<Shutdown>().Watch();
        return new MultiChatEndpoints(visitors, desk);
    }

    private static RouteGroupBuilder Group(IEndpointRouteBuilder endpoints, Mount mount)
    {
        var group = endpoints.MapGroup(mount.Prefix).WithMetadata(mount).DisableAntiforgery();
        ((IEndpointConventionBuilder)group).Finally(Entrance.Furnish);
        return group;
    }

    private static void MapPages(RouteGroupBuilder visitors, RouteGroupBuilder desk, PageAssets pages)
    {
        visitors.MapMethods("widget.js", Read, WidgetScript.Of(pages));
        foreach (var name in new[] { "widget.d.ts", "texts.json" })
        {
            visitors.MapMethods(name, Read, context => pages.WriteAsync(context, name, PageCaching.Revalidated));
        }

        visitors.MapMethods("assets/{name}", Read, context =>
            pages.WriteAsync(context, $"assets/{context.Request.RouteValues["name"]}", PageCaching.Immutable));
        desk.MapMethods("console", Read, ConsolePage.Of(pages));
        desk.MapMethods("console.webmanifest", Read, context => pages.WriteAsync(context, "console.webmanifest", PageCaching.Revalidated));
        desk.MapMethods("console-worker.js", Read, ConsolePage.WorkerOf(pages));
    }

    private static void MapTexts(RouteGroupBuilder visitors, Texts texts) =>
        visitors.MapMethods("v1/texts", Read, Gates.Session(RestAnswer.Of(async context =>
            WireJson.Write(texts.AnswerTo(StrictReader.Read<TextsInput>(await RestInput.ReadAsync(context)))))));

    private static void MapVisitors(RouteGroupBuilder visitors, IServiceProvider services)
    {
        var methods = services.GetRequiredService<VisitorEndpoints>();
        var site = visitors.MapGroup("v1/s/{site}").WithMetadata(EntranceKind.Request);
        site.MapMethods("availability", Read, Gates.Site(RestAnswer.Of(methods.AvailabilityAsync)));
        site.MapPost("identity", Gates.Site(RestAnswer.Of(methods.IdentityAsync)));
        site.MapDelete("identity", Gates.Site(RestAnswer.Of(methods.ForgetAsync)));
        site.MapMethods("dialog", Read, Gates.Site(RestAnswer.Of(methods.DialogAsync)));
        site.MapPost("messages", Gates.Site(RestAnswer.Of(methods.SendAsync)));
        site.MapPost("requests", Gates.Site(RestAnswer.Of(methods.LeaveRequestAsync)));
        site.MapMethods("messages", Read, Gates.Site(RestAnswer.Of(methods.HistoryAsync)));
        site.MapMethods("log", Read, Gates.Site(RestAnswer.Of(methods.LogAsync)));
        MapHub(visitors.MapGroup("v1/s/{site}"), services, services.GetRequiredService<HubEntrance<VisitorHub>>(), Gates.SiteHub);
    }

    private static void MapSessions(RouteGroupBuilder desk, SessionEndpoints sessions)
    {
        desk.MapPost("v1/session", Gates.Session(RestAnswer.Of(sessions.SignInAsync)));
        desk.MapMethods("v1/session", Read, Gates.Session(RestAnswer.Of(sessions.ShowAsync)));
        desk.MapDelete("v1/session", Gates.Session(RestAnswer.Of(sessions.SignOutAsync)));
        desk.MapMethods(Mounts.ConsoleLinkPattern, Read, sessions.FollowLinkAsync);
    }

    private static void MapPasswords(RouteGroupBuilder desk, PasswordEndpoints passwords)
    {
        desk.MapMethods("v1/sign-in", Read, Gates.Session(RestAnswer.Of(passwords.ShowWaysAsync)));
        desk.MapPost("v1/password", Gates.Session(RestAnswer.Of(passwords.ChooseAsync)));
        desk.MapPost("v1/password/forgotten", Gates.Session(RestAnswer.Of(passwords.AskAsync)));
    }

    private static void MapAccount(RouteGroupBuilder desk, AccountEndpoints own)
    {
        desk.MapMethods("v1/account", Read, Gates.Session(RestAnswer.Of(own.ShowAsync)));
        desk.MapPost("v1/account/password", Gates.Session(RestAnswer.Of(own.ChangePasswordAsync)));
        desk.MapDelete("v1/account/sessions", Gates.Session(RestAnswer.Of(own.EndOtherSessionsAsync)));
        desk.MapDelete("v1/account/sessions/{id}", Gates.Session(RestAnswer.Of(own.EndSessionAsync)));
        desk.MapPost("v1/account/factor", Gates.Session(RestAnswer.Of(own.OfferFactorAsync)));
        desk.MapPut("v1/account/factor", Gates.Session(RestAnswer.Of(own.TurnOnFactorAsync)));
        desk.MapPost("v1/account/factor/codes", Gates.Session(RestAnswer.Of(own.RenewCodesAsync)));
        desk.MapPost("v1/account/factor/off", Gates.Session(RestAnswer.Of(own.TurnOffFactorAsync)));
    }

    private static void MapDesk(RouteGroupBuilder desk, IServiceProvider services)
    {
        var chat = services.GetRequiredService<ChatEngine>();
        var start = services.GetRequiredService<DeskStart>();
        var methods = services.GetRequiredService<DeskMethods>();
        var document = services.GetRequiredService<OpenApiDocument>();
        var project = desk.MapGroup("v1/p/{project}").WithMetadata(EntranceKind.Request);
        foreach (var method in methods.All.Where(method => method.Verb is not null))
        {
            project.MapMethods(method.Path, method.Verb == HttpMethods.Get ? Read : [method.Verb!], Gates.Desk(method.Right, RestAnswer.Of(method.Name switch
            {
                "Start" => async context =>
                    WireJson.Write(start.Answer(await chat.Desk.StartAsync(ActorOf(context)), new StartInput(), context)),
                "Open" => async context =>
                {
                    var input = StrictReader.Read<OpenInput>(await RestInput.ReadAsync(context, method.PathMembers));
                    return WireJson.Write(WireThread.Of(
                        await chat.Desk.OpenAsync(ActorOf(context), new MultiChat.Dialogs.DialogId(input.Dialog), input.ToBeginning())));
                },
                _ => async context => await method.RunAsync!(ActorOf(context), await RestInput.ReadAsync(context, method.PathMembers)),
            })));
        }

        var photos = services.GetRequiredService<PhotoEndpoints>();
        project.MapPut("profile/photo", Gates.Desk(Rights.None, RestAnswer.Of(photos.SaveAsync)));
        project.MapDelete("profile/photo", Gates.Desk(Rights.None, RestAnswer.Of(photos.RemoveAsync)));
        MapHub(desk.MapGroup("v1/p/{project}"), services, services.GetRequiredService<HubEntrance<DeskHub>>(), Gates.DeskHub);
        desk.MapMethods("v1/openapi.json", Read, RestAnswer.Of(_ => Task.FromResult(document.Json))).WithMetadata(EntranceKind.Request);
    }

    private static DeskActor ActorOf(HttpContext context) => DeskEntry.Of(context).Actor;

    /// <summary>Not by <c>MapHub</c>: its metadata would hand our hubs over to services that take all of an app's hubs elsewhere.</summary>
    private static void MapHub(RouteGroupBuilder path, IServiceProvider services, ConnectionHandler hub, Func<RequestDelegate, RequestDelegate> gate)
    {
        path.WithMetadata(EntranceKind.Hub);
        ((IEndpointConventionBuilder)path).Finally(endpoint => endpoint.RequestDelegate = gate(endpoint.RequestDelegate!));
        var transport = new HttpConnectionDispatcherOptions();
        HubSettings.Pin(transport);
        services.GetRequiredService<HubTransports>().Under(path).MapConnections("hub", transport, connections => connections.Run(hub.OnConnectedAsync));
    }
}
