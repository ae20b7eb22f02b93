using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Pages;

/// <summary>The built pages, embedded into this assembly, each file with its compressed forms.</summary>
internal sealed class PageAssets
{
    private const string Prefix = "ui/";

    /// <summary>What pages import by name long after they were loaded. Nothing but a function or two is shared between the two, so that builds may differ.</summary>
    private static readonly string[] Today = ["panel", "polling", "grid", "hub-fallback", "agreement", "reload-note"];

    private readonly FrozenDictionary<string, byte[]> _files;
    private readonly FrozenDictionary<string, string> _tags;

    public PageAssets()
    {
        var assembly = typeof(PageAssets).Assembly;
        _files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        _tags = _files.ToFrozenDictionary(
            file => file.Key, file => $"\"{Convert.ToHexStringLower(SHA256.HashData(file.Value).AsSpan(0, 12))}\"", StringComparer.Ordinal);
    }

    public async Task WriteAsync(HttpContext context, string name, PageCaching caching)
    {
        if (!_files.ContainsKey(name) || Path.GetExtension(name) is ".br" or ".gz")
        {
            await AnswerUnknownAsync(context, name);
            return;
        }

        var (file, encoding) = Choose(context.Request.Headers.AcceptEncoding, name);
        var headers = context.Response.GetTypedHeaders();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.Append("Vary", "Accept-Encoding");
        context.Response.Headers.ETag = _tags[file];
        context.Response.Headers.CacheControl = caching == PageCaching.Immutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (EntityTag.IsKnown(context.Request.Headers.IfNoneMatch, _tags[file]))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        context.Response.ContentType = TypeOf(name);
        headers.ContentLength = _files[file].Length;
        await context.Response.Body.WriteAsync(_files[file], context.RequestAborted);
    }

    /// <summary>
    /// A page that was open while its host was replaced knows its lazy parts by their old names. What such a page starts afresh it gets as it is
    /// today; of the rest it is told plainly that it is no longer here.
    /// </summary>
    private Task AnswerUnknownAsync(HttpContext context, string name)
    {
        if (Today.FirstOrDefault(part => HashedName.IsOf(name, part)) is { } known
            && _files.Keys.FirstOrDefault(file => HashedName.IsOf(file, known)) is { } current)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = Path.GetFileName(current);
            return Task.CompletedTask;
        }

        return RestAnswer.WriteProblemAsync(context, Refusal.NotFound());
    }

    private (string File, string? Encoding) Choose(StringValues accepted, string name)
    {
        var wanted = StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var list)
            ? list.Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value.ToString()).ToArray()
            : [];
        return wanted.Contains("br", StringComparer.OrdinalIgnoreCase) && _files.ContainsKey($"{name}.br") ? ($"{name}.br", "br")
            : wanted.Contains("gzip", StringComparer.OrdinalIgnoreCase) && _files.ContainsKey($"{name}.gz") ? ($"{name}.gz", "gzip")
            : (name, null);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".ts" => "text/plain; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".webmanifest" => "application/manifest+json; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
