using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Photos;
using MultiChat.Team;
using MultiChat.Templates;
using NodaTime;

namespace MultiChat.Testing.Conformance.AllPorts;

/// <summary>Writes whose caller gave up before they began.</summary>
internal sealed class CancellationSuite : StoreSuite
{
    private const string Rule = "Cancellation before the write ends the task as cancelled and changes nothing.";

    private const string WholeOrNot = "A commit cancelled while it runs is there whole or not at all.";

    private static readonly CancellationToken GivenUp = new(canceled: true);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case(Rule, Commits),
        Case(Rule, FirstCommits),
        Case(Rule, Marks),
        Case(Rule, Cards),
        Case(Rule, ProjectsAndTeams),
        Case(Rule, AccountsAndTries),
        Case(Rule, Sessions),
        Case(Rule, VisitorsAndTickets),
        Case(Rule, HandSwitches),
        Case(WholeOrNot, CommitsCancelledOnTheWay),
        Case(WholeOrNot, CommitsCancelledInTheMiddle),
    ];

    private static async Task Commits(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var commit = f.Make.Say(dialog);
        await CancelledAsync(() => f.Storage.Dialogs.CommitAsync(commit, GivenUp).AsTask());
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, dialog.Id, 2, f.Token), "message of a cancelled commit");
        await project.CommitAsync(commit);
    }

    private static async Task FirstCommits(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commit = f.Make.First(await project.AddVisitorAsync());
        await CancelledAsync(() => f.Storage.Dialogs.CommitAsync(commit, GivenUp).AsTask());
        Check.Nothing(await f.Storage.Dialogs.FindAsync(project.Id, commit.Dialog.Id, f.Token), "dialog of a cancelled commit");
        Check.Nothing(await f.Storage.Clients.FindAsync(project.Id, commit.Dialog.Client, f.Token), "client of a cancelled commit");
        await project.CommitAsync(commit);
    }

    private static async Task Marks(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        var (marks, read) = (new DialogMarks { DeskRead = 1 }, new OperatorRead { Member = me.Id, ClientMessages = 1 });
        await CancelledAsync(() => f.Storage.Marks.MergeAsync(project.Id, dialog.Id, marks, read, GivenUp).AsTask());
        Check.Equal(DialogMarks.None, await f.Storage.Marks.FindAsync(project.Id, dialog.Id, f.Token), "the marks");
        Check.Equal(1, (await f.Storage.Desk.ListUnreadAsync(me, f.Token)).Count, "the number of dialogs with unread");
    }

    private static async Task Cards(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var changed = first.NewClient!.With(new ClientCard { Name = "Пётр" });
        await CancelledAsync(() => f.Storage.Clients.TrySaveAsync(changed, GivenUp));
        var found = await f.Storage.Clients.FindAsync(project.Id, changed.Id, f.Token);
        found.CheckLike(first.NewClient, "the client");
    }

    private static async Task ProjectsAndTeams(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = project.NewMember();
        await f.Storage.Accounts.SaveAsync(new Account { Id = member.Account, Email = member.Email }, f.Token);
        var group = new Group { Project = project.Id, Id = new GroupId(f.NextId()), Name = "Продажи" };
        await CancelledAsync(() => f.Storage.Projects.SaveProjectAsync(project.Project with { Name = "Иначе" }, GivenUp));
        await CancelledAsync(() => f.Storage.Projects.SaveSiteAsync(project.Site with { Key = "other" }, GivenUp));
        await CancelledAsync(() => f.Storage.Projects.SaveMemberAsync(member, GivenUp));
        await CancelledAsync(() => f.Storage.Projects.SaveGroupAsync(group, GivenUp));
        if (f.Storage.Projects is IPhotoStore photos)
        {
            var photo = new Photo { Id = PhotoId.Of([1]), ContentType = "image/png", Bytes = new byte[] { 1 } };
            await CancelledAsync(() => photos.PutAsync(project.Id, photo, GivenUp));
            Check.Nothing(await photos.FindAsync(project.Id, photo.Id, f.Token), "photo");
        }

        if (f.Storage.Projects is ITemplateStore templates)
        {
            var template = new Template { Project = project.Id, Id = new TemplateId(f.NextId()), Name = "Привет", Text = "Чем помочь?" };
            await CancelledAsync(() => templates.SaveAsync(template, GivenUp));
            Check.Equal(0, (await templates.ListAsync(project.Id, f.Token)).Count, "the number of templates");
        }

        if (f.Storage is { Projects: ITeamStore store, Dialogs: IInquiryBook })
        {
            var commit = new TeamCommit
            {
                Entry = new AuditEntry { Project = project.Id, At = f.NextInstant(), By = null, Kind = "class_added" },
                Classes = [new InquiryClass { Project = project.Id, Id = new ClassId(f.NextId()), Name = "Заявка" }],
            };
            await CancelledAsync(() => store.CommitAsync(commit, _ => throw new InvalidOperationException("Nobody loses the desk."), GivenUp));
            Check.Equal(0, (await f.Storage.Projects.ListAsync(f.Token)).Single().Classes.Count, "the number of classes");
        }

        var team = (await f.Storage.Projects.ListAsync(f.Token)).Single();
        Check.Equal(project.Project, team.Project, "the project");
        team.Sites.Single().CheckLike(project.Site, "the site");
        Check.Equal((0, 0), (team.Members.Count, team.Groups.Count), "the numbers of members and groups");
    }

    private static async Task AccountsAndTries(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = "one@shop.example" };
        await CancelledAsync(() => f.Storage.Accounts.SaveAsync(account, GivenUp));
        Check.Nothing(await f.Storage.Accounts.FindAsync(account.Email, f.Token), "account");
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var window = Duration.FromMinutes(15);
        await CancelledAsync(() => f.Storage.Accounts.TakePasswordTryAsync(account.Id, f.NextInstant(), window, 5, GivenUp));
        (await f.Storage.Accounts.FindAsync(account.Email, f.Token)).CheckLike(account, "the account");
    }

    private static async Task Sessions(StoreFixture f)
    {
        var account = new Account { Id = new AccountId(f.NextId()), Email = "one@shop.example" };
        await f.Storage.Accounts.SaveAsync(account, f.Token);
        var session = new Session { TokenHash = f.NextHash(), Account = account.Id, ExpiresAt = f.NextInstant() };
        await CancelledAsync(() => f.Storage.Accounts.AddSessionAsync(session, rightPassword: true, GivenUp));
        Check.Nothing(await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token), "session");
        await f.Storage.Accounts.AddSessionAsync(session, rightPassword: true, f.Token);
        await CancelledAsync(() => f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: true, GivenUp));
        (await f.Storage.Accounts.FindSessionAsync(session.TokenHash, end: false, f.Token)).CheckLike(session, "the session");
    }

    private static async Task VisitorsAndTickets(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (visitor, hash, later) = (await project.AddVisitorAsync(), f.NextHash(), f.NextInstant() + Duration.FromSeconds(60));
        await CancelledAsync(() => f.Storage.Visitors.AddAsync(visitor with { Id = new VisitorId(f.NextId()) }, hash, GivenUp));
        Check.Nothing(await f.Storage.Visitors.FindAsync(project.Id, hash, f.Token), "visitor");
        await CancelledAsync(() => f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, hash, later, GivenUp));
        Check.Nothing(await f.Storage.Visitors.RedeemTicketAsync(project.Id, hash, f.NextInstant(), f.Token), "visitor of a ticket");
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, hash, later, f.Token);
        await CancelledAsync(() => f.Storage.Visitors.RedeemTicketAsync(project.Id, hash, f.NextInstant(), GivenUp));
        var redeemed = await f.Storage.Visitors.RedeemTicketAsync(project.Id, hash, f.NextInstant(), f.Token);
        Check.Equal(visitor, redeemed, "the ticket's visitor");
    }

    private static async Task HandSwitches(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var moved = new HandSwitch { Project = project.Id, Member = member.Id, On = true, At = f.NextInstant(), By = member.Id };
        await CancelledAsync(() => f.Storage.HandSwitches.SaveAsync(moved, GivenUp));
        Check.Sequence([], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
    }

    private static async Task CommitsCancelledOnTheWay(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        for (var i = 0; i < 50; i++)
        {
            var commit = f.Make.Say(dialog, $"{i}");
            using var giving = new CancellationTokenSource();
            var committing = Task.Run(() => f.Storage.Dialogs.CommitAsync(commit, giving.Token).AsTask());
            await giving.CancelAsync();
            await committing.ContinueWith(static _ => { }, f.Token, TaskContinuationOptions.None, TaskScheduler.Default);
            if (committing.IsCompletedSuccessfully)
            {
                Check.Equal(CommitOutcome.Committed, await committing, "the outcome of a commit that nothing stands against");
            }

            // A cancelled task may have written; a write queued behind it shows what became of it.
            var settled = await project.TryAsync(f.Make.Say(dialog, $"{i}, again"));
            dialog = await project.LoadAsync(dialog.Id);
            Check.That(settled == CommitOutcome.Committed || dialog == commit.Dialog, "the dialog is as one of the two commits left it");
            Check.That(!committing.IsCompletedSuccessfully || dialog == commit.Dialog, "a commit that succeeded is there");
            var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 1_000, f.Token);
            Check.Equal((dialog.EventSeq, dialog.MessageSeq), (log.Count, log[^1].Message!.Seq), "the last numbers");
        }
    }

    private static async Task CommitsCancelledInTheMiddle(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var touches = 1;
        for (var place = 1; place <= touches; place++)
        {
            var dialog = await project.BeginAsync();
            var commit = f.Make.Say(dialog);
            using var giving = new CancellationTokenSource();
            touches = 0;
            var events = new TouchedList<LogEntry>(commit.Events, () =>
            {
                if (++touches == place)
                {
                    giving.Cancel();
                }
            });
            try
            {
                await f.Storage.Dialogs.CommitAsync(commit with { Events = events }, giving.Token);
            }
            catch (OperationCanceledException)
            {
                // Either way is right.
            }

            var kept = await project.LoadAsync(dialog.Id);
            var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 100, f.Token);
            var message = await f.Storage.Messages.FindAsync(project.Id, dialog.Id, 2, f.Token);
            Check.That(kept == dialog || kept == commit.Dialog, "the dialog is as before or as committed");
            Check.Equal((kept.EventSeq, kept.MessageSeq == 2), (log.Count, message is not null), "the events, and whether the message is there");
            await project.SayAsync(kept);
        }
    }

    private static async Task CancelledAsync(Func<Task> write) =>
        await Check.ThrowsAsync<OperationCanceledException>(write, "a write whose caller gave up");
}
