using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Team;
using MultiChat.Testing.Conformance.Desk;
using NodaTime;

namespace MultiChat.Testing.Conformance.AllPorts;

/// <summary>What is there again after the storage was closed and opened.</summary>
internal sealed class ReopeningSuite : StoreSuite
{
    private const string Rule = "What was written is there after the storage was reopened.";

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Surviving(Rule, ProjectsAndTeams),
        Surviving(Rule, AccountsTriesAndSessions),
        Surviving(Rule, VisitorsAndTickets),
        Surviving(Rule, HandSwitches),
        Surviving(Rule, DialogsMessagesAndLogs),
        Surviving(Rule, MarksAndUnread),
        Surviving(Rule, ClientsAndNames),
        Surviving(Rule, ListsAndSearch),
        Case("A storage that does not say that it survives refuses to be reopened.", UndeclaredReopening),
        Surviving("Numbers go on where they were, and keys stay taken.", NumbersAndKeysGoOn),
        Surviving("Every commit that ended is there, also those made at once.", ParallelCommits),
        Surviving("A storage may be reopened again and again.", AgainAndAgain),
    ];

    private static async Task UndeclaredReopening(StoreFixture f)
    {
        if (!f.Survives)
        {
            await Check.ThrowsAsync<NotSupportedException>(f.ReopenAsync, "reopening: to be asked for it, a factory says Survives");
        }
    }

    private static async Task ProjectsAndTeams(StoreFixture f)
    {
        var (project, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var member = await project.AddMemberAsync(await project.AddGroupAsync());
        var site = second.Site with { AllowedOrigins = ["https://b.example", "https://a.example"] };
        await f.Storage.Projects.SaveSiteAsync(site, f.Token);
        var lead = new InquiryClass { Project = second.Id, Id = new ClassId(f.NextId()), Name = "Заявка", IsLead = true };
        if (f.Storage is { Projects: ITeamStore store, Dialogs: IInquiryBook })
        {
            var entry = new AuditEntry { Project = second.Id, At = f.NextInstant(), By = null, Kind = "class_added" };
            await store.CommitAsync(
                new TeamCommit { Entry = entry, Classes = [lead] }, _ => throw new InvalidOperationException("Nobody loses the desk."), f.Token);
        }

        await f.ReopenAsync();
        var teams = await f.Storage.Projects.ListAsync(f.Token);
        Check.Sequence([project.Project, second.Project], teams.Select(team => team.Project), "the projects");
        teams[0].Members.Single().CheckLike(member, "the member");
        teams[1].Sites.Single().CheckLike(site, "the site");
        if (f.Storage is { Projects: ITeamStore, Dialogs: IInquiryBook })
        {
            Check.Sequence([lead with { Version = 1 }], teams[1].Classes, "the classes");
        }
    }

    private static async Task AccountsTriesAndSessions(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = "Zoé@shop.example", PasswordHash = "hash" };
        var (window, now) = (Duration.FromMinutes(15), f.NextInstant());
        var (session, ended) = (NewSession(f, account), NewSession(f, account));
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: true, f.Token);
        await f.Storage.Accounts.AddSessionAsync(ended, rightPassword: true, f.Token);
        await f.Storage.Accounts.FindSessionAsync(ended.TokenHash, end: true, f.Token);
        await f.Storage.Accounts.TakePasswordTryAsync(account.Id, now, window, 2, f.Token);
        await f.ReopenAsync();
        var expected = account with { WrongPasswords = 1, WindowStartedAt = now };
        (await f.Storage.Accounts.FindAsync("ZOÉ@shop.example", f.Token)).CheckLike(expected, "the account");
        Check.That(await f.Storage.Accounts.TakePasswordTryAsync(account.Id, now, window, 2, f.Token), "the second try is given");
        Check.That(!await f.Storage.Accounts.TakePasswordTryAsync(account.Id, now, window, 2, f.Token), "the third try is refused");
        (await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token)).CheckLike(session, "the session");
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(ended.TokenHash, end: false, f.Token), "ended session");
    }

    private static async Task VisitorsAndTickets(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (token, ticket, used, later) = (f.NextHash(), f.NextHash(), f.NextHash(), f.NextInstant() + Duration.FromSeconds(60));
        var visitor = project.NewVisitor();
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, ticket, later, f.Token);
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, used, later, f.Token);
        await f.Storage.Visitors.RedeemTicketAsync(project.Id, used, f.NextInstant(), f.Token);
        await f.ReopenAsync();
        Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "the visitor");
        Check.Nothing(await f.Storage.Visitors.RedeemTicketAsync(project.Id, used, f.NextInstant(), f.Token), "visitor of a used ticket");
        var redeemed = await f.Storage.Visitors.RedeemTicketAsync(project.Id, ticket, f.NextInstant(), f.Token);
        Check.Equal(visitor, redeemed, "the ticket's visitor");
    }

    private static async Task HandSwitches(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var moved = new HandSwitch
        {
            Project = project.Id,
            Member = member.Id,
            On = true,
            At = f.NextInstant(),
            By = member.Id,
            AbsentSince = f.NextInstant(),
        };
        await f.Storage.HandSwitches.SaveAsync(moved, f.Token);
        await f.ReopenAsync();
        Check.Sequence([moved], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task DialogsMessagesAndLogs(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.AnswerAsync(await project.BeginAsync(), member);
        dialog = await project.CommitAsync(f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 2), "Иначе"));
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token);
        var edited = log[^1].Message!;
        var revisions = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, edited.Id, f.Token);
        await f.ReopenAsync();
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        (await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token)).CheckLike(log, "the log");
        (await f.Storage.Messages.FindByKeyAsync(project.Id, edited.Author, edited.Id, f.Token)).CheckLike(edited, "the message");
        var kept = await f.Storage.Messages.ListRevisionsAsync(project.Id, dialog.Id, edited.Id, f.Token);
        Check.Sequence(revisions, kept, "the revisions");
    }

    private static async Task MarksAndUnread(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (me, other) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var dialog = await project.BeginAsync();
        var marks = new DialogMarks { VisitorDelivered = 1, VisitorRead = 1, DeskRead = 1 };
        var read = new OperatorRead { Member = me.Id, ClientMessages = 1 };
        await f.Storage.Marks.MergeAsync(project.Id, dialog.Id, marks, read, f.Token);
        await f.ReopenAsync();
        Check.Equal(marks, await f.Storage.Marks.FindAsync(project.Id, dialog.Id, f.Token), "the marks");
        Check.Sequence([], await f.Storage.Desk.ListUnreadAsync(me, f.Token), "the unread of the one who has read");
        Check.Sequence([dialog], await f.Storage.Desk.ListUnreadAsync(other, f.Token), "the unread of the other");
    }

    private static async Task ClientsAndNames(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var client = first.NewClient!.With(new ClientCard { Name = "Пётр", Fields = [new ClientField { Name = "Размер", Value = "XL" }] });
        await f.Storage.Clients.TrySaveAsync(client, f.Token);
        await f.ReopenAsync();
        (await f.Storage.Clients.FindAsync(project.Id, client.Id, f.Token)).CheckLike(client, "the client");
        var taken = await f.Storage.Clients.ListTakenNamesAsync(project.Id, [client.GeneratedName], f.Token);
        Check.Same([client.GeneratedName], taken, "the taken names");
        Check.That(await f.Storage.Clients.TrySaveAsync(client.With(ClientCard.Empty), f.Token), "the next version is saved");
    }

    private static async Task ListsAndSearch(StoreFixture f)
    {
        var desk = await SearchDesk.CreateAsync(f);
        var (older, newer) = (await desk.BeginAsync("чайник"), await desk.BeginAsync("утюг"));
        await f.ReopenAsync();
        var rows = await f.Storage.Desk.ListAsync(desk.Me, Section.Mine, after: null, 10, f.Token);
        Check.Sequence([newer, older], rows.Select(row => row.Dialog), "the listed dialogs");
        await desk.FindsAsync("чайник", older);
        await desk.FindsAsync("сковорода", await desk.BeginAsync("сковорода"));
    }

    private static async Task NumbersAndKeysGoOn(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.SayAsync(await project.BeginAsync());
        var said = await project.LoadAsync(dialog.Id, 2);
        var number = (await f.Storage.Desk.FindAsync(project.NewMember(), dialog.Id, f.Token))!.InquiryNumber;
        await f.ReopenAsync();
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(f.Make.Say(dialog, "Повтор", id: said.Id)), "the outcome under a taken key");
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(f.Make.Say(dialog with { EventSeq = 1 })), "the outcome of a stale commit");
        dialog = await project.SayAsync(dialog);
        Check.Equal((3L, 3L), (dialog.EventSeq, (await project.LoadAsync(dialog.Id, 3)).EventSeq), "the next numbers");
        var next = await project.BeginAsync();
        var later = (await f.Storage.Desk.FindAsync(project.NewMember(), next.Id, f.Token))!.InquiryNumber;
        Check.That(later > number, $"the inquiry number {later} is greater than {number}");
    }

    private static async Task ParallelCommits(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialogs = await Together.RunAsync(32, async _ => await project.SayAsync(await project.BeginAsync()));
        await f.ReopenAsync();
        foreach (var dialog in dialogs)
        {
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
            Check.Equal(2, (await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token)).Count, "the number of events");
        }
    }

    private static async Task AgainAndAgain(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        for (var i = 0; i < 5; i++)
        {
            await f.ReopenAsync();
            dialog = await project.SayAsync(await project.LoadAsync(dialog.Id), $"{i}");
        }

        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 1, 10, f.Token);
        Check.Sequence(["0", "1", "2", "3", "4"], log.Select(item => item.Message!.Text), "the texts");
    }

    private static Session NewSession(StoreFixture f, Account account) =>
        new() { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() };
}
