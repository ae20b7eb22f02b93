using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance;

/// <summary>A project of a case, with what its people do in it.</summary>
internal sealed class StoreProject(StoreFixture fixture, Project project, Site site)
{
    public ProjectId Id => project.Id;

    public Project Project => project;

    public Site Site => site;

    public Member NewMember(params GroupId[] groups) => new()
    {
        Project = Id,
        Id = new MemberId(fixture.NextId()),
        Account = new AccountId(fixture.NextId()),
        Email = $"{fixture.NextId()}@shop.example",
        FirstName = "Анна",
        LastName = "Орлова",
        Rights = Rights.Operator,
        Groups = groups,
    };

    public async Task<Member> AddMemberAsync(params GroupId[] groups)
    {
        var member = NewMember(groups);
        await AddMemberAsync(member);
        return member;
    }

    public async Task AddMemberAsync(Member member)
    {
        var account = new Account { Id = member.Account, Email = $"{member.Account}@login.example" };
        await fixture.Storage.Accounts.SaveAsync(account, fixture.Token);
        await fixture.Storage.Projects.SaveMemberAsync(member, fixture.Token);
    }

    public async Task<GroupId> AddGroupAsync()
    {
        var group = new Group { Project = Id, Id = new GroupId(fixture.NextId()), Name = "Продажи" };
        await fixture.Storage.Projects.SaveGroupAsync(group, fixture.Token);
        return group.Id;
    }

    public Visitor NewVisitor() =>
        new() { Project = Id, Id = new VisitorId(fixture.NextId()), Site = site.Id, CreatedAt = fixture.NextInstant() };

    public async Task<Visitor> AddVisitorAsync()
    {
        var visitor = NewVisitor();
        await fixture.Storage.Visitors.AddAsync(visitor, fixture.NextHash(), fixture.Token);
        return visitor;
    }

    /// <summary>A dialog with its first message.</summary>
    public async Task<Dialog> BeginAsync(string text = "Здравствуйте", Instant? at = null) =>
        await CommitAsync(fixture.Make.First(await AddVisitorAsync(), text, at));

    public Task<Dialog> SayAsync(Dialog dialog, string text = "Есть кто?", Instant? at = null) =>
        CommitAsync(fixture.Make.Say(dialog, text, at));

    public Task<Dialog> AnswerAsync(Dialog dialog, Member member, string text = "Слушаю вас") =>
        CommitAsync(fixture.Make.Answer(dialog, member, text));

    /// <summary>Commits what nothing stands against, and returns the dialog's next state.</summary>
    public async Task<Dialog> CommitAsync(DialogCommit commit)
    {
        Check.Equal(CommitOutcome.Committed, await TryAsync(commit), "the outcome of a commit that nothing stands against");
        return commit.Dialog;
    }

    public Task<CommitOutcome> TryAsync(DialogCommit commit) => fixture.Storage.Dialogs.CommitAsync(commit, fixture.Token).AsTask();

    /// <summary>The dialog as stored.</summary>
    public async Task<Dialog> LoadAsync(DialogId dialog) =>
        Check.Found(await fixture.Storage.Dialogs.FindAsync(Id, dialog, fixture.Token), "a committed dialog");

    /// <summary>The dialog's message as stored.</summary>
    public async Task<Message> LoadAsync(DialogId dialog, long seq) =>
        Check.Found(await fixture.Storage.Messages.FindAsync(Id, dialog, seq, fixture.Token), "a committed message");

    /// <summary>Says it as the core does: whoever loses loads and decides again.</summary>
    public async Task SayUntilCommittedAsync(DialogId dialog, string text)
    {
        for (var attempt = 0; attempt < 20_000; attempt++)
        {
            if (await TryAsync(fixture.Make.Say(await LoadAsync(dialog), text)) == CommitOutcome.Committed)
            {
                return;
            }
        }

        throw new ConformanceException("A writer lost 20,000 times in a row.");
    }
}
