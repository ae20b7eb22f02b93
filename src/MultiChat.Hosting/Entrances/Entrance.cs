using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// What every endpoint of ours brings along against the host's middleware, which decides by metadata: pages, requests and hubs answer in any app as they
/// do in a bare one. Whatever the host says to these endpoints itself, it gets; only private answers are never shared.
/// </summary>
internal static class Entrance
{
    /// <summary>
    /// Lets everybody pass: the host's fallback policy does not apply where there is a policy. <c>AllowAnonymous</c> would silence also what the host
    /// requires of the desk.
    /// </summary>
    private static readonly AuthorizationPolicy Passing = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    /// <summary>Runs when all conventions have, so that it sees what the host has said.</summary>
    public static void Furnish(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        var kind = metadata.OfType<EntranceKind>().Single();
        foreach (var sharing in metadata.Where(one => one is OutputCacheAttribute or IOutputCachePolicy).ToList())
        {
            metadata.Remove(sharing);
        }

        metadata.Add(NeverCached.Policy);
        metadata.Add(OwnStatusBodies.Metadata);
        if (kind == EntranceKind.Request)
        {
            metadata.Add(new BodyLimit(RestInput.MaxBody));
        }

        if (!metadata.Any(one => one is IAllowAnonymous or IAuthorizeData or AuthorizationPolicy))
        {
            metadata.Add(Passing);
        }

        if (!metadata.OfType<EnableRateLimitingAttribute>().Any())
        {
            metadata.Add(new DisableRateLimitingAttribute());
        }

        // A hub's request is as long as the visit.
        if (kind == EntranceKind.Hub || !metadata.Any(one => one is RequestTimeoutAttribute or RequestTimeoutPolicy))
        {
            metadata.Add(new DisableRequestTimeoutAttribute());
        }

        endpoint.RequestDelegate = Of(kind, endpoint.RequestDelegate!);
    }

    private static RequestDelegate Of(EntranceKind kind, RequestDelegate next) => async context =>
    {
        TakeOut(context, kind);
        var shutdown = context.RequestServices.GetRequiredService<Shutdown>();
        if (shutdown.HasBegun)
        {
            await RestAnswer.WriteProblemAsync(context, WireException.Stopping());
            return;
        }

        using var visit = kind == EntranceKind.Hub ? shutdown.Enter() : null;
        try
        {
            await next(context);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException && HasGone(context))
        {
            // Nobody reads an answer any more, and a call that was given up is no failure.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception failure) when (!context.Response.HasStarted && !HasTimedOut(context))
        {
            await RestAnswer.WriteProblemAsync(context, failure);
        }
    };

    /// <summary>For middleware that saw no endpoint because it stands before the routing, or a policy that somebody added after us.</summary>
    private static void TakeOut(HttpContext context, EntranceKind kind)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        // Compressed together with text that a stranger chose, a secret could be guessed from the length.
        if (kind != EntranceKind.Page && context.Features.Get<IHttpsCompressionFeature>() is { } compression)
        {
            compression.Mode = HttpsCompressionMode.DoNotCompress;
        }
    }

    private static bool HasGone(HttpContext context) => context.RequestAborted.IsCancellationRequested && !HasTimedOut(context);

    /// <summary>Whether the host's own time-out ended it, which the host answers.</summary>
    private static bool HasTimedOut(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;
}
