using System.Text;
using MultiChat.Photos;
using MultiChat.Schedules;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>Members of projects.</summary>
internal sealed class TeamSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Members are listed in the order of their making, as saved.", MembersAreKeptAsSaved),
        Case("Every combination of rights is kept.", RightsAreKept),
        Case("Saving a member again replaces what is kept of them, in their place.", SavedMemberIsReplacedInTheirPlace),
        Case("E-mails of one project's members are unique after folding.", EmailOfAnotherMemberIsRefused),
        Case("A member cannot change to an e-mail of another; they keep their own.", MemberCannotChangeToATakenEmail),
        Case("A member keeps their own e-mail in another case.", MemberMayWriteTheirEmailDifferently),
        Case("A disabled member's e-mail stays taken.", DisabledMembersEmailStaysTaken),
        Case("E-mails are unique in a project, not in the installation.", EmailIsFreeInAnotherProject),
        Case("Of many members of one e-mail at once one is made.", OneOfManyMembersOfOneEmailIsMade),
    ];

    private static async Task MembersAreKeptAsSaved(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (sales, returns) = (await project.AddGroupAsync(), await project.AddGroupAsync());
        Member[] members =
        [
            project.NewMember(),
            project.NewMember(returns, sales) with { LastName = "-", Rights = Rights.Administrator },
            project.NewMember() with { Schedule = Schedule.Parse("Mon-Fri 22:00-06:00; Sat 10:00-24:00 | 2026-12-31 off | Pacific/Apia") },
            project.NewMember() with { Phone = "+7 (900) 000-00-00 доб. 7" },
            project.NewMember() with { Photo = PhotoId.Of([1, 2, 3]), Phone = "112", SwitchesSince = f.NextInstant() },
            project.NewMember() with { Schedule = Schedule.Parse("| 2027-01-01 12:59-13:00, 23:00-00:30") },
            project.NewMember() with { Schedule = new Schedule(WeeklyHours.None, zone: "Asia/Almaty") },
            project.NewMember(sales) with { FirstName = "Ёжи", Disabled = true, Rights = Rights.None },
        ];
        foreach (var member in members)
        {
            await project.AddMemberAsync(member);
        }

        await CheckMembersAsync(f, project, members);
    }

    private static async Task RightsAreKept(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var members = Enumerable.Range(0, 16).Select(rights => project.NewMember() with { Rights = (Rights)rights }).ToList();
        foreach (var member in members)
        {
            await project.AddMemberAsync(member);
        }

        await CheckMembersAsync(f, project, members);
    }

    private static async Task SavedMemberIsReplacedInTheirPlace(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (sales, returns) = (await project.AddGroupAsync(), await project.AddGroupAsync());
        var (first, second) = (await project.AddMemberAsync(sales), await project.AddMemberAsync(sales));
        var changed = first with
        {
            Email = "new@shop.example",
            FirstName = "Мария",
            Schedule = Schedule.Parse("Mon-Sun 00:00-24:00"),
            LastName = "-",
            Phone = "112",
            Photo = PhotoId.Of([1]),
            SwitchesSince = f.NextInstant(),
            Rights = Rights.Journal | Rights.ProjectSettings,
            Groups = [returns],
            Disabled = true,
        };
        await f.Storage.Projects.SaveMemberAsync(changed, f.Token);
        await CheckMembersAsync(f, project, [changed, second]);
        var bare = changed with { Groups = [], Phone = null, Photo = null, SwitchesSince = null };
        await f.Storage.Projects.SaveMemberAsync(bare, f.Token);
        await CheckMembersAsync(f, project, [bare, second]);
    }

    private static async Task EmailOfAnotherMemberIsRefused(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = project.NewMember() with { Email = "Zoé.Ёлкина@Shop.example" };
        await project.AddMemberAsync(first);
        foreach (var email in new[] { first.Email, " zoé.ёлкина@shop.EXAMPLE ", first.Email.Normalize(NormalizationForm.FormD) })
        {
            await RefusedAsync(project, project.NewMember() with { Email = email });
        }

        await CheckMembersAsync(f, project, [first]);
    }

    private static async Task MemberCannotChangeToATakenEmail(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var sales = await project.AddGroupAsync();
        var (first, second) = (await project.AddMemberAsync(), await project.AddMemberAsync(sales));
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => f.Storage.Projects.SaveMemberAsync(second with { Email = first.Email, FirstName = "Лже", Groups = [] }, f.Token),
            "a change to a taken e-mail");
        await CheckMembersAsync(f, project, [first, second]);
    }

    private static async Task MemberMayWriteTheirEmailDifferently(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var changed = member with { Email = member.Email.ToUpperInvariant() };
        await f.Storage.Projects.SaveMemberAsync(changed, f.Token);
        await CheckMembersAsync(f, project, [changed]);
    }

    private static async Task DisabledMembersEmailStaysTaken(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var disabled = project.NewMember() with { Disabled = true };
        await project.AddMemberAsync(disabled);
        await RefusedAsync(project, project.NewMember() with { Email = disabled.Email });
    }

    private static async Task EmailIsFreeInAnotherProject(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var member = await project.AddMemberAsync();
        var sameElsewhere = other.NewMember() with { Email = member.Email, Account = member.Account };
        await f.Storage.Projects.SaveMemberAsync(sameElsewhere, f.Token);
        await CheckMembersAsync(f, project, [member]);
        await CheckMembersAsync(f, other, [sameElsewhere]);
    }

    private static async Task OneOfManyMembersOfOneEmailIsMade(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var made = await Together.RunAsync(16, async _ =>
        {
            try
            {
                await project.AddMemberAsync(project.NewMember() with { Email = "one@shop.example" });
                return true;
            }
            catch (DuplicateKeyException)
            {
                return false;
            }
        });
        Check.Equal(1, made.Count(done => done), "the number of saves that succeeded");
        Check.Equal(1, (await TeamAsync(f, project)).Members.Count, "the number of members");
    }

    private static async Task RefusedAsync(StoreProject project, Member member) =>
        await Check.ThrowsAsync<DuplicateKeyException>(() => project.AddMemberAsync(member), "a second member of an e-mail");

    private static async Task CheckMembersAsync(StoreFixture f, StoreProject project, IReadOnlyList<Member> expected)
    {
        var actual = (await TeamAsync(f, project)).Members;
        Check.Sequence(expected.Select(member => member.Id), actual.Select(member => member.Id), "the members");
        for (var i = 0; i < expected.Count; i++)
        {
            actual[i].CheckLike(expected[i], $"member {i}");
        }
    }

    private static async Task<ProjectTeam> TeamAsync(StoreFixture f, StoreProject project) =>
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project.Id);
}
