using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Wire;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>What stands before every endpoint: site or operator known, origin right, header there. Nothing a convention adds can open it.</summary>
internal static class Gates
{
    public const string Header = "X-MultiChat";

    public static RequestDelegate Site(RequestDelegate next) => Guarded(next, (context, _) =>
    {
        var teams = context.RequestServices.GetRequiredService<ChatEngine>().Teams;
        var site = teams.FindSite((string)context.Request.RouteValues["site"]!) ?? throw Refusal.NotFound();
        context.Items[typeof(Site)] = site;
        CheckChange(context, site);
        return Task.CompletedTask;
    });

    public static RequestDelegate SiteHub(RequestDelegate next) => Guarded(
        Site(next),
        (context, lease) =>
        {
            var teams = context.RequestServices.GetRequiredService<ChatEngine>().Teams;
            OriginRule.Check(context, teams.FindSite((string)context.Request.RouteValues["site"]!));
            lease.Value = context.RequestServices.GetRequiredService<Limits>().TakeConnection(context);
            return Task.CompletedTask;
        });

    public static RequestDelegate Session(RequestDelegate next) => Guarded(next, (context, _) =>
    {
        CheckChange(context, site: null);
        return Task.CompletedTask;
    });

    public static RequestDelegate Desk(RequestDelegate next) => Guarded(next, async (context, _) =>
    {
        CheckChange(context, site: null);
        await KnowOperatorAsync(context);
    });

    public static RequestDelegate DeskHub(RequestDelegate next) => Guarded(next, async (context, lease) =>
    {
        OriginRule.Check(context, site: null);
        await KnowOperatorAsync(context);
        lease.Value = context.RequestServices.GetRequiredService<Limits>().TakeConnection(context);
    });

    private static async Task KnowOperatorAsync(HttpContext context)
    {
        var identity = context.RequestServices.GetRequiredService<DeskIdentity>();
        context.Items[typeof(DeskActor)] = await identity.GetAsync(context, (string)context.Request.RouteValues["project"]!);
        context.Items[typeof(DeskConnections)] = identity.SessionKey(context);
    }

    private static void CheckChange(HttpContext context, Site? site)
    {
        if (HttpMethods.IsGet(context.Request.Method) || IsHub(context))
        {
            return;
        }

        OriginRule.Check(context, site);
        if (context.Request.Headers[Header] != "1")
        {
            throw WireException.HeaderRequired();
        }
    }

    private static bool IsHub(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.SignalR.HubMetadata>() is not null;

    private static RequestDelegate Guarded(RequestDelegate next, Func<HttpContext, Lease, Task> check) => async context =>
    {
        using var lease = new Lease();
        try
        {
            await check(context, lease);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await RestAnswer.WriteProblemAsync(context, failure);
            return;
        }

        await next(context);
    };

    private sealed class Lease : IDisposable
    {
        public IDisposable? Value { get; set; }

        public void Dispose() => Value?.Dispose();
    }
}
