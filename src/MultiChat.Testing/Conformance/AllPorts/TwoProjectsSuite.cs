using MultiChat.Availability;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.AllPorts;

/// <summary>The same ids in two projects, which never meet.</summary>
internal sealed class TwoProjectsSuite : StoreSuite
{
    private const string Rule = "Projects do not meet: the same ids in two of them are two things.";

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case(Rule, SitesMembersAndGroups),
        Case(Rule, HandSwitches),
        Case(Rule, VisitorsAndTickets),
        Case(Rule, DialogsAndTheirVersions),
        Case(Rule, MessagesKeysAndRevisions),
        Case(Rule, Logs),
        Case(Rule, Marks),
        Case(Rule, ClientsAndNames),
        Case(Rule, Lists),
        Case(Rule, Unread),
    ];

    private static async Task SitesMembersAndGroups(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var member = await project.AddMemberAsync(await project.AddGroupAsync());
        var twin = member with { Project = other.Id, FirstName = "Близнец", Disabled = true, Groups = [] };
        await f.Storage.Projects.SaveMemberAsync(twin, f.Token);
        var group = new Group { Project = other.Id, Id = member.Groups[0], Name = "Иная" };
        await f.Storage.Projects.SaveGroupAsync(group, f.Token);
        var site = project.Site with { Project = other.Id, Key = "twin-key" };
        await f.Storage.Projects.SaveSiteAsync(site, f.Token);
        var teams = await f.Storage.Projects.ListAsync(f.Token);
        teams[0].Members.Single().CheckLike(member, "the member");
        teams[0].Sites.Single().CheckLike(project.Site, "the site");
        Check.Equal("Продажи", teams[0].Groups.Single().Name, "the group");
        teams[1].Members.Single().CheckLike(twin, "the twin");
        teams[1].Sites[1].CheckLike(site, "the twin's site");
        Check.Equal(group, teams[1].Groups.Single(), "the twin's group");
    }

    private static async Task HandSwitches(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var member = await project.AddMemberAsync();
        await other.AddMemberAsync(member with { Project = other.Id, Account = new AccountId(f.NextId()) });
        var moved = new HandSwitch { Project = project.Id, Member = member.Id, On = true, At = f.NextInstant(), By = null };
        await f.Storage.HandSwitches.SaveAsync(moved, f.Token);
        Check.Sequence([], await f.Storage.HandSwitches.ListAsync(other.Id, f.Token), "the other project's switches");
        var twin = moved with { Project = other.Id, On = false };
        await f.Storage.HandSwitches.SaveAsync(twin, f.Token);
        Check.Sequence([moved], await f.Storage.HandSwitches.ListAsync(project.Id, f.Token), "the switches");
        Check.Sequence([twin], await f.Storage.HandSwitches.ListAsync(other.Id, f.Token), "the other project's switches");
    }

    private static async Task VisitorsAndTickets(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (token, ticket, now) = (f.NextHash(), f.NextHash(), f.NextInstant());
        var visitor = new Visitor { Project = project.Id, Id = new VisitorId(f.NextId()), Site = project.Site.Id, CreatedAt = now };
        var twin = visitor with { Project = other.Id, Site = other.Site.Id };
        await f.Storage.Visitors.AddAsync(visitor, token, f.Token);
        await f.Storage.Visitors.AddAsync(twin, token, f.Token);
        Check.Equal(visitor, await f.Storage.Visitors.FindAsync(project.Id, token, f.Token), "the visitor");
        Check.Equal(twin, await f.Storage.Visitors.FindAsync(other.Id, token, f.Token), "the twin");
        var later = now + NodaTime.Duration.FromSeconds(60);
        await f.Storage.Visitors.AddTicketAsync(project.Id, visitor.Id, ticket, later, f.Token);
        await f.Storage.Visitors.AddTicketAsync(other.Id, twin.Id, ticket, later, f.Token);
        Check.Equal(twin, await f.Storage.Visitors.RedeemTicketAsync(other.Id, ticket, now, f.Token), "the twin's ticket");
        Check.Equal(visitor, await f.Storage.Visitors.RedeemTicketAsync(project.Id, ticket, now, f.Token), "the visitor's ticket");
    }

    private static async Task DialogsAndTheirVersions(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        Check.Equal(one.Dialog, await project.LoadAsync(one.Dialog.Id), "the dialog");
        Check.Equal(twin.Dialog, await FindAsync(twin.Dialog), "the twin");
        var moved = await project.SayAsync(one.Dialog);
        Check.Equal(twin.Dialog, await FindAsync(twin.Dialog), "the twin after the other moved on");
        Check.Equal(
            twin.Dialog,
            await f.Storage.Dialogs.FindByVisitorAsync(twin.Dialog.Project, twin.Dialog.Visitor, ChannelKind.Site, f.Token),
            "the twin's visitor's dialog");
        var said = await project.CommitAsync(f.Make.Say(twin.Dialog, "Близнец"));
        Check.Equal((moved, said), (await FindAsync(moved), await FindAsync(said)), "the two dialogs");

        async Task<Dialog?> FindAsync(Dialog dialog) => await f.Storage.Dialogs.FindAsync(dialog.Project, dialog.Id, f.Token);
    }

    private static async Task MessagesKeysAndRevisions(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        var edit = f.Make.Edit(one.Dialog, one.Accepted!, "Иначе");
        await project.CommitAsync(edit);
        foreach (var expected in new[] { edit.Edited!, twin.Accepted! })
        {
            var store = f.Storage.Messages;
            var byKey = await store.FindByKeyAsync(expected.Project, expected.Author, expected.Id, f.Token);
            byKey.CheckLike(expected, "the message by key");
            (await store.FindAsync(expected.Project, expected.Dialog, expected.Id, f.Token)).CheckLike(expected, "the message by id");
            (await store.FindAsync(expected.Project, expected.Dialog, 1, f.Token)).CheckLike(expected, "the message by number");
            var revisions = await store.ListRevisionsAsync(expected.Project, expected.Dialog, expected.Id, f.Token);
            Check.Equal(expected.Revision + 1, revisions.Count, "the number of revisions");
        }
    }

    private static async Task Logs(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        await project.SayAsync(one.Dialog);
        var theirs = await f.Storage.Log.ReadAfterAsync(twin.Dialog.Project, twin.Dialog.Id, 0, 10, f.Token);
        theirs.CheckLike([new() { Entry = twin.Events[0], Message = twin.Accepted }], "the twin's log");
        var before = await f.Storage.Log.ReadBeforeAsync(twin.Dialog.Project, twin.Dialog.Id, 10, 10, f.Token);
        before.CheckLike(theirs, "the twin's log from its end");
    }

    private static async Task Marks(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        var member = project.NewMember();
        await project.AddMemberAsync(member);
        var marks = new DialogMarks { VisitorDelivered = 1, VisitorRead = 1, DeskRead = 1 };
        var read = new OperatorRead { Member = member.Id, ClientMessages = 1 };
        await f.Storage.Marks.MergeAsync(project.Id, one.Dialog.Id, marks, read, f.Token);
        Check.Equal(DialogMarks.None, await f.Storage.Marks.FindAsync(twin.Dialog.Project, twin.Dialog.Id, f.Token), "the twin's marks");
        var row = await f.Storage.Desk.FindAsync(member with { Project = twin.Dialog.Project }, twin.Dialog.Id, f.Token);
        Check.Equal(0, row?.ReadClientMessages, "the read mark in the twin");
    }

    private static async Task ClientsAndNames(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        var client = one.NewClient!.With(new ClientCard { Name = "Пётр" });
        Check.That(await f.Storage.Clients.TrySaveAsync(client, f.Token), "the card is saved");
        (await f.Storage.Clients.FindAsync(project.Id, client.Id, f.Token)).CheckLike(client, "the client");
        (await f.Storage.Clients.FindAsync(twin.Dialog.Project, client.Id, f.Token)).CheckLike(twin.NewClient!, "the twin");
        var third = await f.AddProjectAsync();
        Check.Nothing(await f.Storage.Clients.FindAsync(third.Id, client.Id, f.Token), "client of a third project");
    }

    private static async Task Lists(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        var me = project.NewMember();
        var archived = await project.CommitAsync(f.Make.Close(one.Dialog));
        await CheckAsync(me, Section.Mine);
        await CheckAsync(me, Section.Archive, archived);
        await CheckAsync(me with { Project = twin.Dialog.Project }, Section.Mine, twin.Dialog);
        await CheckAsync(me with { Project = twin.Dialog.Project }, Section.Archive);
        var row = await f.Storage.Desk.FindAsync(me with { Project = twin.Dialog.Project }, twin.Dialog.Id, f.Token);
        row!.Last.CheckLike(twin.Accepted, "the twin's last message");
        var third = (await f.AddProjectAsync()).NewMember();
        Check.That(await f.Storage.Desk.FindAsync(third, twin.Dialog.Id, f.Token) is null, "a third project has no row");

        async Task CheckAsync(Member asking, Section section, params Dialog[] expected) => Check.Sequence(
            expected,
            (await f.Storage.Desk.ListAsync(asking, section, after: null, 10, f.Token)).Select(found => found.Dialog),
            "the listed dialogs");
    }

    private static async Task Unread(StoreFixture f)
    {
        var (project, one, twin) = await TwinsAsync(f);
        var me = await project.AddMemberAsync();
        await project.AnswerAsync(one.Dialog, me);
        Check.Sequence([], await f.Storage.Desk.ListUnreadAsync(me, f.Token), "the unread");
        var theirs = await f.Storage.Desk.ListUnreadAsync(me with { Project = twin.Dialog.Project }, f.Token);
        Check.Sequence([twin.Dialog], theirs, "the twin's unread");
    }

    /// <summary>The same first message, every id the same, in two projects.</summary>
    private static async Task<(StoreProject Project, DialogCommit One, DialogCommit Twin)> TwinsAsync(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var visitor = await project.AddVisitorAsync();
        await f.Storage.Visitors.AddAsync(visitor with { Project = other.Id, Site = other.Site.Id }, f.NextHash(), f.Token);
        var one = f.Make.First(visitor);
        var twin = one with
        {
            Dialog = one.Dialog with { Project = other.Id, Site = other.Site.Id },
            Accepted = one.Accepted! with { Project = other.Id },
            NewClient = one.NewClient! with { Project = other.Id },
            NewInquiry = one.NewInquiry! with { Project = other.Id },
        };
        await project.CommitAsync(one);
        await project.CommitAsync(twin);
        return (project, one, twin);
    }
}
