using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MultiChat.Browser.Hosts;

/// <summary>Pages of a site that a test writes itself, and the libraries that swap them.</summary>
internal static class SitePages
{
    public const string Script = """<script type="module" src="/chat/widget.js"></script>""";

    public static string Html(string body, string head = Script, string attributes = "lang=\"ru\"") =>
        $"""<!doctype html><html {attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">{head}</head><body>{body}</body></html>""";

    /// <summary>Serves a page under a path.</summary>
    public static void MapPage(this WebApplication app, string path, string html) => app.MapGet(path, context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    });

    /// <summary>Three pages <c>/shelf/1</c> to <c>/shelf/3</c> that link to one another.</summary>
    public static void MapShelves(this WebApplication app, string head, string bodyAttributes = "", string more = "")
    {
        for (var number = 1; number <= 3; number++)
        {
            var links = """<nav><a href="/shelf/1">1</a> <a href="/shelf/2">2</a> <a href="/shelf/3">3</a></nav>""";
            var html = Html($"""<main><h1 id="shelf">{number}</h1>{links}</main>{more}""", head);
            app.MapPage($"/shelf/{number}", html.Replace("<body>", $"<body {bodyAttributes}>", StringComparison.Ordinal));
        }
    }

    /// <summary>A library's file, as npm has it for the pages' build.</summary>
    public static void MapLibrary(this WebApplication app, string path, string file) => app.MapGet(path, context =>
    {
        context.Response.ContentType = "text/javascript; charset=utf-8";
        return context.Response.SendFileAsync(Path.Combine(Repository.Root, "src", "MultiChat.Ui", "node_modules", file));
    });
}
