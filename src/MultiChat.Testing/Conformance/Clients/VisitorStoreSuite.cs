using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Testing.Conformance.Clients;

internal sealed class VisitorStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A visitor is found by the token's hash, as added.", VisitorIsFoundByToken),
        Case("An unknown token has no visitor, nor has one that differs in a bit.", UnknownTokenHasNoVisitor),
        Case("A token finds its visitor in its project only.", TokenOfAnotherProjectHasNoVisitor),
        Case("A visitor's id and token are unique in the project: a second one throws and changes nothing.", SecondVisitorIsRefused),
        Case("A forgotten token is free, its visitor's id is not.", ForgottenTokenIsFree),
        Case("A forgotten token has no visitor, and the visitor's tickets are gone; others stay.", ForgottenTokenHasNoVisitor),
        Case("Remembered are those of the visitors asked for whose token has not ended, in their project.", RememberedAreThoseWithAToken),
        Case("A ticket gives its visitor.", TicketGivesItsVisitor),
        Case("A ticket is taken away by redeeming it.", TicketGivesItsVisitorOnce),
        Case("Of many who redeem a ticket at once one gets the visitor.", ParallelRedeemersGetOneVisitor),
        Case("A ticket is expired exactly at its instant.", TicketIsExpiredAtItsInstant),
        Case("A ticket is good until the millisecond before its instant.", TicketIsGoodUntilItsInstant),
        Case("An unknown ticket gives nobody.", UnknownTicketGivesNobody),
        Case("A ticket is good in its project only, and asking elsewhere does not use it.", TicketOfAnotherProjectGivesNobody),
        Case("Each ticket gives its own visitor, once each.", EachTicketGivesItsOwnVisitor),
        Case("A visitor's address is kept exactly, with the visitor and by its id.", AddressIsKept),
        Case("A visitor's address stays when the token has ended.", AddressOutlivesTheToken),
        Case("A browser has no address, nor has an unknown visitor, nor one in another project.", NobodyElseHasAnAddress),
        Case("Of many who add a visitor under one token at once one does, and the others are refused.", ParallelAddersMakeOneVisitor),
        Case("A ticket is no token and a token no ticket.", TicketsAndTokensAreApart),
    ];

    private static async Task VisitorIsFoundByToken(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (await AddAsync(f, project), await AddAsync(f, project));
        Check.Equal(first.Visitor, await f.Storage.Visitors.FindAsync(project.Id, first.Hash, f.Token), "the first visitor");
        Check.Equal(second.Visitor, await f.Storage.Visitors.FindAsync(project.Id, second.Hash, f.Token), "the second visitor");
    }

    private static async Task UnknownTokenHasNoVisitor(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var near = (await AddAsync(f, project)).Hash;
        near[0] ^= 128;
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, near, f.Token), "visitor of a hash that differs in a bit");
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, f.NextHash(), f.Token), "visitor of an unknown hash");
    }

    private static async Task TokenOfAnotherProjectHasNoVisitor(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (_, hash) = await AddAsync(f, project);
        Check.Nothing(await f.Storage.Visitors.FindAsync(other.Id, hash, f.Token), "visitor in another project");
    }

    private static async Task SecondVisitorIsRefused(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (visitor, hash) = await AddAsync(f, project);
        var free = f.NextHash();
        await RefusedAsync(f, project.NewVisitor(), hash);
        await RefusedAsync(f, visitor, free);
        await RefusedAsync(f, visitor, hash);
        Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "the visitor");
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, free, f.Token), "visitor of a token that came with a taken id");
        await f.Storage.Visitors.AddAsync(visitor with { Project = other.Id, Site = other.Site.Id }, hash, f.Token);
    }

    private static async Task ForgottenTokenIsFree(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (visitor, hash) = await AddAsync(f, project);
        await f.Storage.Visitors.ForgetAsync(project.Id, hash, f.Token);
        await RefusedAsync(f, visitor, hash);
        var next = project.NewVisitor();
        await f.Storage.Visitors.AddAsync(next, hash, f.Token);
        Check.Equal(next, await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "the next visitor of the token");
    }

    private static async Task ForgottenTokenHasNoVisitor(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (await AddAsync(f, project), await AddAsync(f, project));
        var (firstTicket, secondTicket, now) = (f.NextHash(), f.NextHash(), f.NextInstant());
        var end = now + Duration.FromMinutes(1);
        await f.Storage.Visitors.AddTicketAsync(project.Id, first.Visitor.Id, firstTicket, end, f.Token);
        await f.Storage.Visitors.AddTicketAsync(project.Id, second.Visitor.Id, secondTicket, end, f.Token);
        await f.Storage.Visitors.ForgetAsync(project.Id, first.Hash, f.Token);
        await f.Storage.Visitors.ForgetAsync(project.Id, f.NextHash(), f.Token);
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, first.Hash, f.Token), "visitor of a forgotten token");
        Check.Nothing(await RedeemAsync(f, first.Visitor, firstTicket, now), "visitor of a forgotten token's ticket");
        Check.Equal(second.Visitor, await f.Storage.Visitors.FindAsync(project.Id, second.Hash, f.Token), "the other visitor");
        Check.Equal(second.Visitor, await RedeemAsync(f, second.Visitor, secondTicket, now), "the other ticket's visitor");
    }

    private static async Task RememberedAreThoseWithAToken(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (forgotten, hash) = await AddAsync(f, project);
        var (first, second, unasked) = (await project.AddVisitorAsync(), await project.AddVisitorAsync(), await project.AddVisitorAsync());
        await f.Storage.Visitors.ForgetAsync(project.Id, hash, f.Token);
        VisitorId[] asked = [forgotten.Id, first.Id, project.NewVisitor().Id, second.Id];
        var remembered = await f.Storage.Visitors.ListRememberedAsync(project.Id, asked, f.Token);
        Check.That(remembered.SetEquals([first.Id, second.Id]), "of those asked for, the two that have a token are remembered");
        Check.Equal(0, (await f.Storage.Visitors.ListRememberedAsync(other.Id, [first.Id, unasked.Id], f.Token)).Count, "those in another project");
        Check.Equal(0, (await f.Storage.Visitors.ListRememberedAsync(project.Id, [], f.Token)).Count, "those of nobody");
    }

    private static async Task TicketGivesItsVisitor(StoreFixture f)
    {
        var (visitor, ticket, _) = await TicketAsync(f);
        Check.Equal(visitor, await RedeemAsync(f, visitor, ticket, f.NextInstant()), "the ticket's visitor");
    }

    private static async Task TicketGivesItsVisitorOnce(StoreFixture f)
    {
        var (visitor, ticket, _) = await TicketAsync(f);
        await RedeemAsync(f, visitor, ticket, f.NextInstant());
        Check.Nothing(await RedeemAsync(f, visitor, ticket, f.NextInstant()), "visitor of a used ticket");
    }

    private static async Task ParallelRedeemersGetOneVisitor(StoreFixture f)
    {
        var (visitor, ticket, _) = await TicketAsync(f);
        var got = await Together.RunAsync(20, _ => RedeemAsync(f, visitor, ticket, f.NextInstant()));
        Check.Equal(1, got.Count(found => found is not null), "the number of redeemers who got the visitor");
    }

    private static async Task TicketIsExpiredAtItsInstant(StoreFixture f)
    {
        var (visitor, ticket, expiresAt) = await TicketAsync(f);
        Check.Nothing(await RedeemAsync(f, visitor, ticket, expiresAt), "visitor of an expired ticket");
    }

    private static async Task TicketIsGoodUntilItsInstant(StoreFixture f)
    {
        var (visitor, ticket, expiresAt) = await TicketAsync(f);
        Check.Equal(visitor, await RedeemAsync(f, visitor, ticket, expiresAt - Duration.FromMilliseconds(1)), "the ticket's visitor");
    }

    private static async Task UnknownTicketGivesNobody(StoreFixture f)
    {
        var (visitor, _, _) = await TicketAsync(f);
        Check.Nothing(await RedeemAsync(f, visitor, f.NextHash(), f.NextInstant()), "visitor of an unknown ticket");
    }

    private static async Task TicketOfAnotherProjectGivesNobody(StoreFixture f)
    {
        var (visitor, ticket, _) = await TicketAsync(f);
        var other = await f.AddProjectAsync();
        Check.Nothing(await f.Storage.Visitors.RedeemTicketAsync(other.Id, ticket, f.NextInstant(), f.Token), "visitor in another project");
        Check.Equal(visitor, await RedeemAsync(f, visitor, ticket, f.NextInstant()), "the ticket's visitor");
    }

    private static async Task EachTicketGivesItsOwnVisitor(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = ((await AddAsync(f, project)).Visitor, (await AddAsync(f, project)).Visitor);
        var expiresAt = f.NextInstant() + Duration.FromSeconds(60);
        var tickets = new List<(Visitor Visitor, byte[] Hash)> { (first, f.NextHash()), (second, f.NextHash()), (first, f.NextHash()) };
        foreach (var (visitor, hash) in tickets)
        {
            await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, hash, expiresAt, f.Token);
        }

        foreach (var (visitor, hash) in tickets)
        {
            Check.Equal(visitor, await RedeemAsync(f, visitor, hash, f.NextInstant()), "the ticket's visitor");
        }
    }

    private static async Task TicketsAndTokensAreApart(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (visitor, token) = await AddAsync(f, project);
        var ticket = f.NextHash();
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, ticket, f.NextInstant() + Duration.FromSeconds(60), f.Token);
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, ticket, f.Token), "visitor by a ticket as token");
        Check.Nothing(await RedeemAsync(f, visitor, token, f.NextInstant()), "visitor by a token as ticket");
    }

    private static async Task AddressIsKept(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var value in new[] { "+7 900 000-00-01", " и\u0306od 👩‍💻 שלום'\" ", new string('я', ChannelAddress.MaxLength) })
        {
            var (visitor, hash) = (project.NewVisitor() with { Address = Address(value) }, f.NextHash());
            await f.Storage.Visitors.AddAsync(visitor, hash, f.Token);
            Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "the visitor");
            Check.Equal(visitor.Address, await AddressOfAsync(f, project.Id, visitor), "the address");
            var ticket = f.NextHash();
            await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, ticket, f.NextInstant() + Duration.FromSeconds(60), f.Token);
            Check.Equal(visitor, await RedeemAsync(f, visitor, ticket, f.NextInstant()), "the visitor of a ticket");
        }
    }

    private static async Task AddressOutlivesTheToken(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (visitor, hash) = (project.NewVisitor() with { Address = Address("4711") }, f.NextHash());
        await f.Storage.Visitors.AddAsync(visitor, hash, f.Token);
        await f.Storage.Visitors.ForgetAsync(project.Id, hash, f.Token);
        Check.Equal(visitor.Address, await AddressOfAsync(f, project.Id, visitor), "the address");
    }

    private static async Task NobodyElseHasAnAddress(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var reached = project.NewVisitor() with { Address = Address("4711") };
        await f.Storage.Visitors.AddAsync(reached, f.NextHash(), f.Token);
        Check.Nothing(await AddressOfAsync(f, project.Id, (await AddAsync(f, project)).Visitor), "address of a browser");
        Check.Nothing(await AddressOfAsync(f, project.Id, project.NewVisitor()), "address of an unknown visitor");
        Check.Nothing(await AddressOfAsync(f, other.Id, reached), "address in another project");
    }

    private static async Task ParallelAddersMakeOneVisitor(StoreFixture f)
    {
        var (project, hash) = (await f.AddProjectAsync(), f.NextHash());
        var visitors = Enumerable.Range(0, 20).Select(_ => project.NewVisitor() with { Address = Address("4711") }).ToList();
        var added = await Together.RunAsync(visitors.Count, async number =>
        {
            try
            {
                await f.Storage.Visitors.AddAsync(visitors[number], hash, f.Token);
                return visitors[number];
            }
            catch (DuplicateKeyException)
            {
                return null;
            }
        });
        Check.Equal(1, added.Count(visitor => visitor is not null), "the number of visitors that were added");
        Check.Equal(added.Single(visitor => visitor is not null), await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "the visitor");
    }

    private static ChannelAddress Address(string value) => new() { Kind = new ChannelKind("telegram"), Value = value };

    private static Task<ChannelAddress?> AddressOfAsync(StoreFixture f, ProjectId project, Visitor visitor) =>
        f.Storage.Visitors.FindAddressAsync(project, visitor.Id, f.Token);

    private static async Task RefusedAsync(StoreFixture f, Visitor visitor, byte[] hash) => await Check.ThrowsAsync<DuplicateKeyException>(
        () => f.Storage.Visitors.AddAsync(visitor, hash, f.Token), "a second visitor of an id or token");

    private static async Task<(Visitor Visitor, byte[] Hash)> AddAsync(StoreFixture f, StoreProject project)
    {
        var hash = f.NextHash();
        var visitor = project.NewVisitor();
        await f.Storage.Visitors.AddAsync(visitor, [.. hash], f.Token);
        return (visitor, hash);
    }

    private static async Task<(Visitor Visitor, byte[] Ticket, Instant ExpiresAt)> TicketAsync(StoreFixture f)
    {
        var visitor = await (await f.AddProjectAsync()).AddVisitorAsync();
        var (ticket, expiresAt) = (f.NextHash(), f.NextInstant() + Duration.FromSeconds(60));
        await f.Storage.Visitors.AddTicketAsync(visitor.Project, visitor.Id, ticket, expiresAt, f.Token);
        return (visitor, ticket, expiresAt);
    }

    private static Task<Visitor?> RedeemAsync(StoreFixture f, Visitor visitor, byte[] ticket, Instant now) =>
        f.Storage.Visitors.RedeemTicketAsync(visitor.Project, ticket, now, f.Token);
}
