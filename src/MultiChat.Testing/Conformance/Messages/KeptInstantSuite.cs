using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Messages;

/// <summary>Instants, to the millisecond and to the ends of their range.</summary>
internal sealed class KeptInstantSuite : StoreSuite
{
    private const string Rule = "Instants are kept to the millisecond, from 1970 to 9999.";

    private static readonly Instant[] Instants =
    [
        Instant.FromUnixTimeMilliseconds(0),
        Instant.FromUnixTimeMilliseconds(1),
        Instant.FromUnixTimeMilliseconds(999),
        // The hour that European clocks show twice, and its millisecond before.
        Instant.FromUtc(2026, 10, 25, 0, 59, 59) + Duration.FromMilliseconds(999),
        Instant.FromUtc(2026, 10, 25, 1, 30),
        Instant.FromUtc(2038, 1, 19, 3, 14, 8) + Duration.FromMilliseconds(7),
        Instant.FromUtc(9999, 12, 31, 23, 59, 59) + Duration.FromMilliseconds(999),
    ];

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case(Rule, DialogsMessagesAndEvents),
        Case(Rule, Edits),
        Case(Rule, Visitors),
        Case(Rule, Tickets),
        Case(Rule, Sessions),
        Case(Rule, PasswordWindows),
        Case(Rule, HandSwitches),
        Case("Lists are in the order of instants, to the millisecond, from 1970 to 9999.", Lists),
    ];

    private static async Task DialogsMessagesAndEvents(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var at in Instants)
        {
            var first = f.Make.First(await project.AddVisitorAsync(), at: at);
            await project.CommitAsync(first);
            var dialog = await project.LoadAsync(first.Dialog.Id);
            Check.Equal((at, (Instant?)at), (dialog.LastAt, dialog.WaitingSince), "the dialog's instants");
            Check.Equal(at, (await project.LoadAsync(dialog.Id, 1)).AcceptedAt, "when the message was accepted");
            var client = await f.Storage.Clients.FindAsync(project.Id, dialog.Client, f.Token);
            Check.Equal(at, client?.CreatedAt, "when the client was made");
            var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 1, f.Token);
            Check.Equal(at, log.Single().Entry.At, "when the event happened");
        }
    }

    private static async Task Edits(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync(at: Instants[0]);
        foreach (var at in Instants)
        {
            dialog = await project.CommitAsync(f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), $"{at}", at));
            Check.Equal(at, (await project.LoadAsync(dialog.Id, 1)).EditedAt, "when the message was edited");
        }

        var message = await project.LoadAsync(dialog.Id, 1);
        var revisions = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, message.Id, f.Token);
        Check.Sequence([Instants[0], .. Instants], revisions.Select(revision => revision.At), "when the texts were accepted");
    }

    private static async Task Visitors(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var at in Instants)
        {
            var hash = f.NextHash();
            var visitor = new Visitor { Project = project.Id, Id = new VisitorId(f.NextId()), Site = project.Site.Id, CreatedAt = at };
            await f.Storage.Visitors.AddAsync(visitor, hash, f.Token);
            Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "the visitor");
        }
    }

    private static async Task Tickets(StoreFixture f)
    {
        var visitor = await (await f.AddProjectAsync()).AddVisitorAsync();
        foreach (var at in Instants.Skip(1))
        {
            var (good, expired) = (f.NextHash(), f.NextHash());
            await f.Storage.Visitors.AddTicketAsync(visitor.Project, visitor.Id, good, at, f.Token);
            await f.Storage.Visitors.AddTicketAsync(visitor.Project, visitor.Id, expired, at, f.Token);
            var before = at - Duration.FromMilliseconds(1);
            var redeemed = await f.Storage.Visitors.RedeemTicketAsync(visitor.Project, good, before, f.Token);
            Check.Equal(visitor, redeemed, "the ticket's visitor");
            redeemed = await f.Storage.Visitors.RedeemTicketAsync(visitor.Project, expired, at, f.Token);
            Check.Nothing(redeemed, "visitor of an expired ticket");
        }
    }

    private static async Task Sessions(StoreFixture f)
    {
        var account = await AddAccountAsync(f);
        foreach (var at in Instants)
        {
            var session = new Session { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = at };
            await f.Storage.Accounts.AddSessionAsync(session, rightPassword: false, f.Token);
            (await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token)).CheckLike(session, "the session");
        }
    }

    private static async Task PasswordWindows(StoreFixture f)
    {
        foreach (var at in Instants)
        {
            var account = await AddAccountAsync(f);
            await f.Storage.Accounts.TakePasswordTryAsync(account.Id, at, Duration.FromMilliseconds(1), 5, f.Token);
            Check.Equal(at, (await f.Storage.Accounts.FindAsync(account.Email, f.Token))?.WindowStartedAt, "the window's start");
        }
    }

    private static async Task HandSwitches(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        foreach (var at in Instants)
        {
            var moved = new HandSwitch { Project = project.Id, Member = member.Id, On = true, At = at, By = null, AbsentSince = at };
            await f.Storage.HandSwitches.SaveAsync(moved, f.Token);
            Check.Sequence([moved], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
        }
    }

    private static async Task Lists(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialogs = new List<Dialog>();
        foreach (var at in Instants)
        {
            dialogs.Add(await project.BeginAsync(at: at));
        }

        dialogs.Reverse();
        ListCursor? after = null;
        foreach (var dialog in dialogs)
        {
            var page = await f.Storage.Desk.ListAsync(project.NewMember(), Section.Mine, after, 1, f.Token);
            Check.Sequence([dialog], page.Select(row => row.Dialog), "the next page");
            after = new ListCursor { LastAt = dialog.LastAt, Dialog = dialog.Id };
        }
    }

    private static async Task<Account> AddAccountAsync(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = $"{f.NextId()}@shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        return account;
    }
}
