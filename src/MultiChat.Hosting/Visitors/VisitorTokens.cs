using System.Security.Cryptography;
using MultiChat.Clients;
using MultiChat.Hosting.Accounts;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Hosting.Visitors;

/// <summary>Who a browser is on a site: an HttpOnly cookie with a token, of which the store has the hash, or the token in the memory of a page whose browser refuses cookies; and tickets for the hub.</summary>
internal sealed class VisitorTokens(ChatEngine chat, CookieJar cookies, Limits limits)
{
    /// <summary>The token of a page that keeps it itself.</summary>
    public const string Header = "X-MultiChat-Visitor";

    private static readonly Duration TicketLife = Duration.FromMinutes(1);
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(365);

    /// <summary>The visitor of the request's header or cookie, or null.</summary>
    public async Task<VisitorActor?> FindAsync(HttpContext context, Site site)
    {
        if ((HeaderOf(context) ?? cookies.Read(context, CookieName(site))) is not { } token)
        {
            return null;
        }

        var visitor = await chat.Storage.Visitors.FindAsync(site.Project, Secrets.Hash(token), context.RequestAborted);
        return visitor is not null && visitor.Site == site.Id && await chat.Visits.NoteAsync(visitor, context.RequestAborted) ? Actor(visitor) : null;
    }

    /// <summary>The visitor of the request, or a new one. The cookie is made or renewed, but for a page that keeps the token itself.</summary>
    public async Task<KnownVisitor> GetOrAddAsync(HttpContext context, Site site, bool isKeptByPage)
    {
        if (await FindAsync(context, site) is { } known)
        {
            if (HeaderOf(context) is null)
            {
                cookies.Write(context, CookieName(site), cookies.Read(context, CookieName(site))!, CookieLife);
            }

            return new KnownVisitor(known, IsNew: false, Token: null);
        }

        limits.TakeVisitor(context);
        var token = Secrets.NewToken(chat.Chance);
        var visitor = new Visitor { Project = site.Project, Id = new VisitorId(chat.Ids.Next()), Site = site.Id, CreatedAt = chat.Clock.Now };
        await chat.Storage.Visitors.AddAsync(visitor, Secrets.Hash(token), context.RequestAborted);
        if (!isKeptByPage)
        {
            cookies.Write(context, CookieName(site), token, CookieLife);
        }

        return new KnownVisitor(Actor(visitor), IsNew: true, isKeptByPage ? token : null);
    }

    /// <summary>Forgets the browser: token, tickets, cookie and connections. Its dialog stays for the operators.</summary>
    public async Task ForgetAsync(HttpContext context, Site site)
    {
        if (await FindAsync(context, site) is { } visitor)
        {
            var token = HeaderOf(context) ?? cookies.Read(context, CookieName(site))!;
            await chat.Storage.Visitors.ForgetAsync(site.Project, Secrets.Hash(token), CancellationToken.None);
            chat.EndSessions(visitor);
        }

        if (HeaderOf(context) is null)
        {
            cookies.Erase(context, CookieName(site));
        }
    }

    public async Task<(string Ticket, Instant ExpiresAt)> AddTicketAsync(VisitorActor visitor, CancellationToken cancellation)
    {
        var ticket = Secrets.NewToken(chat.Chance);
        var expiresAt = chat.Clock.Now + TicketLife;
        await chat.Storage.Visitors.AddTicketAsync(visitor.Project, visitor.Visitor, Secrets.Hash(ticket), expiresAt, cancellation);
        return (ticket, expiresAt);
    }

    public async Task<VisitorActor?> RedeemAsync(Site site, string ticket, CancellationToken cancellation)
    {
        if (ticket.Length > Secrets.MaxTokenLength)
        {
            return null;
        }

        var visitor = await chat.Storage.Visitors.RedeemTicketAsync(site.Project, Secrets.Hash(ticket), chat.Clock.Now, cancellation);
        return visitor is not null && visitor.Site == site.Id ? Actor(visitor) : null;
    }

    private static string? HeaderOf(HttpContext context) =>
        context.Request.Headers[Header] is [{ Length: > 0 and <= Secrets.MaxTokenLength } token] ? token : null;

    private static string CookieName(Site site) => $"visitor-{site.Key}";

    private static VisitorActor Actor(Visitor visitor) => new() { Project = visitor.Project, Site = visitor.Site, Visitor = visitor.Id };
}
