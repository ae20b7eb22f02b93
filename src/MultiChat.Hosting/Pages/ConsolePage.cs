namespace MultiChat.Hosting.Pages;

/// <summary>The operators' page, under a policy that lets in nothing but its own files.</summary>
internal static class ConsolePage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>The page's service worker may ask the host, and nobody else.</summary>
    public static RequestDelegate WorkerOf(PageAssets pages) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        return pages.WriteAsync(context, "console-worker.js", PageCaching.Revalidated);
    };

    public static RequestDelegate Of(PageAssets pages) => context =>
    {
        if (context.Request.Path.Value is [.., '/'])
        {
            // The page's addresses are relative, and a slash at the end would be one folder too deep.
            context.Response.Redirect($"../console{context.Request.QueryString}");
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.Headers.XFrameOptions = "DENY";
        return pages.WriteAsync(context, "console.html", PageCaching.Revalidated);
    };
}
