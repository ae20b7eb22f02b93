using Microsoft.AspNetCore.Cors.Infrastructure;
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
        CheckOrigin(context, KnowSite(context));
        CheckHeader(context);
        return Task.CompletedTask;
    });

    public static RequestDelegate SiteHub(RequestDelegate next) => Guarded(next, (context, lease) =>
    {
        OriginRule.Check(context, KnowSite(context));
        lease.Value = context.RequestServices.GetRequiredService<Limits>().TakeConnection(context);
        return Task.CompletedTask;
    });

    public static RequestDelegate Session(RequestDelegate next) => Guarded(next, (context, _) =>
    {
        CheckOrigin(context, site: null);
        CheckHeader(context);
        return Task.CompletedTask;
    });

    public static RequestDelegate Desk(Rights right, RequestDelegate next) => Guarded(next, async (context, _) =>
    {
        CheckOrigin(context, site: null);
        CheckHeader(context);
        await KnowMemberAsync(context, right);
    });

    public static RequestDelegate DeskHub(RequestDelegate next) => Guarded(next, async (context, lease) =>
    {
        OriginRule.Check(context, site: null);
        // Each method asks for its own right.
        await KnowMemberAsync(context, Rights.None);
        lease.Value = context.RequestServices.GetRequiredService<Limits>().TakeConnection(context);
    });

    private static Site KnowSite(HttpContext context)
    {
        var teams = context.RequestServices.GetRequiredService<ChatEngine>().Teams;
        var site = teams.FindSite((string)context.Request.RouteValues["site"]!) ?? throw Refusal.NotFound();
        context.Items[typeof(Site)] = site;
        return site;
    }

    private static async Task KnowMemberAsync(HttpContext context, Rights right)
    {
        var identity = context.RequestServices.GetRequiredService<DeskIdentity>();
        context.Items[typeof(DeskEntry)] = await identity.GetAsync(context, (string)context.Request.RouteValues["project"]!, right);
    }

    /// <summary>
    /// A change must come from the host's own pages. So must a request that only reads, else whatever CORS policy the host has for everything would let
    /// other pages read what is a person's own; unless the host has said to these endpoints themselves who may.
    /// </summary>
    private static void CheckOrigin(HttpContext context, Site? site)
    {
        if (!IsRead(context) || context.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>() is null)
        {
            OriginRule.Check(context, site);
        }
    }

    private static void CheckHeader(HttpContext context)
    {
        if (!IsRead(context) && context.Request.Headers[Header] != "1")
        {
            throw WireException.HeaderRequired();
        }
    }

    private static bool IsRead(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static RequestDelegate Guarded(RequestDelegate next, Func<HttpContext, Lease, Task> check) => async context =>
    {
        using var lease = new Lease();
        try
        {
            await check(context, lease);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
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
