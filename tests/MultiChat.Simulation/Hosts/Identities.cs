using System.Security.Cryptography;
using System.Text;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Simulation.Hosts;

/// <summary>Who a browser is: a secret token, of which the store has the hash, and tickets for connections.</summary>
internal sealed class Identities(World world, ChatEngine engine)
{
    private static readonly Duration TicketLife = Duration.FromMinutes(1);

    private VisitorActor? _lastRedeemed;

    /// <summary>Who redeemed a ticket before the last one.</summary>
    public VisitorActor? LastRedeemed { get; private set; }

    public async ValueTask<Identity> IdentifyAsync(Site site, string? token)
    {
        var visitor = token is null ? null : await engine.Storage.Visitors.FindAsync(site.Project, Hash(token), CancellationToken.None);
        var isNew = visitor is null;
        if (visitor is null)
        {
            token = NewSecret();
            visitor = new Visitor { Project = site.Project, Id = new VisitorId(engine.Ids.Next()), Site = site.Id, CreatedAt = engine.Clock.Now };
            await engine.Storage.Visitors.AddAsync(visitor, Hash(token), CancellationToken.None);
            world.Oracles.Secrets.Issued(token, visitor.Id);
        }

        var ticket = NewSecret();
        await engine.Storage.Visitors.AddTicketAsync(
            site.Project, visitor.Id, Hash(ticket), engine.Clock.Now + TicketLife, CancellationToken.None);
        world.Oracles.Secrets.Issued(ticket, visitor.Id);
        var dialog = await engine.Storage.Dialogs.FindByVisitorAsync(site.Project, visitor.Id, ChannelKind.Site, CancellationToken.None);
        return new Identity { Visitor = visitor.Id, HasDialog = dialog is not null, IsNew = isNew, Token = token!, Ticket = ticket };
    }

    public async ValueTask<VisitorActor> RedeemAsync(Site site, string ticket)
    {
        var visitor = await engine.Storage.Visitors.RedeemTicketAsync(site.Project, Hash(ticket), engine.Clock.Now, CancellationToken.None)
            ?? throw new Refusal(RefusalCode.NotSignedIn, "The ticket is used or has lapsed.");
        (var actor, LastRedeemed) = (new VisitorActor { Project = site.Project, Site = site.Id, Visitor = visitor.Id }, _lastRedeemed);
        _lastRedeemed = actor;
        return actor;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[32];
        engine.Chance.Fill(bytes);
        return Convert.ToHexString(bytes);
    }
}
