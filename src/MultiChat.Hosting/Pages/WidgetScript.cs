using System.Text;

namespace MultiChat.Hosting.Pages;

/// <summary>
/// The widget's script. It is a module; for a script tag that lacks <c>type="module"</c> it would be a syntax error that nobody
/// understands, so such a tag gets a script that says what is missing and loads the module.
/// </summary>
internal static class WidgetScript
{
    private static readonly byte[] _forOldTags = Encoding.UTF8.GetBytes(
        """
        console.error('MultiChat: the script tag of widget.js needs type="module". It works without, but the page waits for it.');
        import(document.currentScript.src);
        """);

    public static RequestDelegate Of(PageAssets pages) => context =>
    {
        context.Response.Headers.Append("Vary", "Sec-Fetch-Mode");
        return IsModule(context) ? pages.WriteAsync(context, "widget.js", PageCaching.Revalidated) : WriteForOldTagsAsync(context);
    };

    /// <summary>Browsers fetch a module, and nothing but a module, as a script with CORS. Whoever says nothing of it gets the module.</summary>
    private static bool IsModule(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Dest"] != "script" || context.Request.Headers["Sec-Fetch-Mode"] != "no-cors";

    private static async Task WriteForOldTagsAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.ContentLength = _forOldTags.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(_forOldTags, context.RequestAborted);
        }
    }
}
