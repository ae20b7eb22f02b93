using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Testing;

namespace MultiChat.Team;

/// <summary>The administrator's door for members: rules T1 and T5 at every command.</summary>
public sealed class ProjectAdminTests : IAsyncLifetime
{
    private TestChat _chat = null!;
    private Member _administrator = null!;
    private Member _manager = null!;
    private Member _operator = null!;

    public async Task InitializeAsync()
    {
        _chat = await TestChat.StartAsync();
        _administrator = await AddAsync("ada", Rights.Administrator);
        _manager = await AddAsync("mia", Rights.ProjectSettings);
        _operator = await AddAsync("olga", Rights.Operator);
    }

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    public static TheoryData<string, Func<ProjectAdmin, Project, Member, Task>> Commands => new()
    {
        { "AddSiteAsync", (admin, project, _) => admin.AddSiteAsync(project.Id, "new") },
        { "AddGroupAsync", (admin, project, _) => admin.AddGroupAsync(project.Id, "New") },
        { "AddMemberAsync", (admin, project, _) => admin.AddMemberAsync(project.Id, "new@example.org", "New", "-") },
        { "SetRightsAsync", (admin, _, member) => admin.SetRightsAsync(member, Rights.Journal) },
        { "SetScheduleAsync", (admin, _, member) => admin.SetScheduleAsync(member, Schedule.Parse("Mon-Fri 09:00-18:00")) },
        { "DisableMemberAsync", (admin, _, member) => admin.DisableMemberAsync(member) },
        { "EnableMemberAsync", (admin, _, member) => admin.EnableMemberAsync(member) },
        { "SaveMemberAsync", (admin, _, member) => admin.SaveMemberAsync(member with { FirstName = "Vera" }) },
        { "SwitchAsync", (admin, _, member) => admin.SwitchAsync(member, available: true) },
    };

    [Theory] // T1
    [MemberData(nameof(Commands))]
    public async Task A_command_needs_the_right_to_the_settings(string name, Func<ProjectAdmin, Project, Member, Task> command)
    {
        await RefusedAsync(RefusalCode.Forbidden, command(DoorOf(_operator), _chat.Project, _operator));

        await FluentActions.Awaiting(() => command(DoorOf(_manager), _chat.Project, _operator)).Should().NotThrowAsync(name);
    }

    [Theory] // T1, tenancy
    [MemberData(nameof(Commands))]
    public async Task A_command_reaches_no_other_project(string name, Func<ProjectAdmin, Project, Member, Task> command)
    {
        var other = await _chat.Engine.Admin.CreateProjectAsync("other", "Other");
        var theirs = await _chat.Engine.Admin.AddMemberAsync(other.Id, "theirs@example.org", "Their", "-");
        var before = _chat.Engine.Admin.FindProject("other");

        await RefusedAsync(RefusalCode.NotFound, command(DoorOf(_administrator), other, theirs));

        _chat.Engine.Admin.FindProject("other").Should().BeEquivalentTo(before, name);
    }

    [Fact]
    public void Every_command_is_asked()
    {
        var hostOnly = new[] { nameof(ProjectAdmin.CreateProjectAsync) };
        var commands = typeof(ProjectAdmin).GetMethods().Where(method => method.DeclaringType == typeof(ProjectAdmin) && method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => method.Name);

        Commands.Select(row => (string)row[0]).Concat(hostOnly).Should().BeEquivalentTo(commands);
    }

    [Fact]
    public async Task A_member_makes_no_project_and_sees_no_other()
    {
        await _chat.Engine.Admin.CreateProjectAsync("other", "Other");

        await RefusedAsync(RefusalCode.Forbidden, DoorOf(_administrator).CreateProjectAsync("third", "Third"));

        DoorOf(_administrator).Projects.Select(team => team.Project.Id).Should().Equal(_chat.Project.Id);
        DoorOf(_administrator).FindProject("other").Should().BeNull();
    }

    [Fact] // T1
    public void Without_the_right_nobody_reads_a_team()
    {
        var door = DoorOf(_operator);

        door.Invoking(admin => admin.Projects).Should().Throw<Refusal>().Which.Code.Should().Be(RefusalCode.Forbidden);
        door.Invoking(admin => admin.FindProject("main")).Should().Throw<Refusal>().Which.Code.Should().Be(RefusalCode.Forbidden);
        DoorOf(_manager).Projects.Should().ContainSingle();
    }

    [Fact] // T5
    public async Task Only_an_administrator_grants_takes_or_edits_an_administrator()
    {
        var door = DoorOf(_manager);

        await RefusedAsync(RefusalCode.Forbidden, door.SetRightsAsync(_operator, Rights.Administrator));
        await RefusedAsync(RefusalCode.Forbidden, door.SetRightsAsync(_manager, Rights.Administrator));
        await RefusedAsync(RefusalCode.Forbidden, door.SetRightsAsync(_administrator, Rights.Operator));
        await RefusedAsync(RefusalCode.Forbidden, door.DisableMemberAsync(_administrator));
        await RefusedAsync(RefusalCode.Forbidden, door.SaveMemberAsync(_administrator with { FirstName = "Eve" }));
        await RefusedAsync(RefusalCode.Forbidden, door.AddMemberAsync(_chat.Project.Id, "eve@example.org", "Eve", "-", Rights.Administrator));

        var second = await DoorOf(_administrator).SetRightsAsync(_operator, Rights.Administrator);
        (await DoorOf(second).SetRightsAsync(_administrator, Rights.Operator)).Rights.Should().Be(Rights.Operator);
    }

    [Fact] // T1
    public async Task Whoever_changes_settings_grants_operator_journal_and_the_same() =>
        (await DoorOf(_manager).SetRightsAsync(_operator, Rights.Operator | Rights.Journal | Rights.ProjectSettings))
            .Rights.Should().Be(Rights.Operator | Rights.Journal | Rights.ProjectSettings);

    [Fact] // T4
    public async Task A_right_that_is_gone_opens_a_door_no_more()
    {
        var door = DoorOf(_manager);
        await DoorOf(_administrator).DisableMemberAsync(_manager);

        await RefusedAsync(RefusalCode.Forbidden, door.AddGroupAsync(_chat.Project.Id, "Late"));
    }

    [Fact] // P7
    public async Task A_switch_says_who_moved_it()
    {
        await DoorOf(_manager).SwitchAsync(_operator, available: true);

        _chat.Engine.Board.StatusOf(_chat.Project.Id, _operator.Id).By.Should().Be(_manager.Id);
    }

    private static Task RefusedAsync(RefusalCode code, Task command) => Refuses.WithAsync(code, () => new ValueTask(command));

    private ProjectAdmin DoorOf(Member member) => _chat.Engine.Admin.As(new DeskActor { Project = member.Project, Member = member.Id });

    private Task<Member> AddAsync(string name, Rights rights) =>
        _chat.Engine.Admin.AddMemberAsync(_chat.Project.Id, $"{name}@example.org", name, "-", rights);
}
