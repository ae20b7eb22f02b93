using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Hosting;
using MultiChat.Hosting.Accounts;

namespace MultiChat.Hosting.Post;

/// <summary>
/// The letters of a Development host without a mail server, for who is signed in on this machine. They hold passwords: any other request finds no such page.
/// </summary>
internal sealed class MailboxPage(DevelopmentMailbox mailbox, PostOffice post, DeskIdentity identity, IHostEnvironment environment)
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public async Task WriteAsync(HttpContext context)
    {
        if (!environment.IsDevelopment() || post.HasServer || !IsLocal(context) || (await identity.ListAsync(context)).Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(Html(), context.RequestAborted);
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Array.Exists(Forwarded, header => context.Request.Headers.ContainsKey(header));

    private string Html()
    {
        var html = new StringBuilder("""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Letters</title>
            <style>body { font: 16px/1.4 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem } pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid; border-radius: 8px; padding: 1rem }</style>
            </head><body><h1>Letters</h1>
            <p>No mail server is added, so letters end here. They are gone when the app stops.</p>

            """);
        var isEmpty = true;
        foreach (var mail in mailbox.Mails)
        {
            isEmpty = false;
            html.Append("<h2>").Append(Encoded(mail.Subject)).Append("</h2><p>").Append(Encoded($"{mail.ToName} <{mail.To}>")).Append("</p><pre>")
                .Append(Encoded(mail.Text)).Append("</pre>\n");
        }

        return html.Append(isEmpty ? "<p>There is none yet.</p>" : "").Append("</body></html>").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
