using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Testing;
using NodaTime;

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
        { "SaveProjectAsync", (admin, project, _) => admin.SaveProjectAsync(project with { Name = "Renamed" }) },
        { "AddSiteAsync", (admin, project, _) => admin.AddSiteAsync(project.Id, "new") },
        { "AddGroupAsync", (admin, project, _) => admin.AddGroupAsync(project.Id, "New") },
        { "Classes.AddAsync", (admin, project, _) => admin.Classes.AddAsync(project.Id, "New") },
        { "AddMemberAsync", (admin, project, _) => admin.AddMemberAsync(project.Id, "new@example.org", "New", "-") },
        { "SetRightsAsync", (admin, _, member) => admin.SetRightsAsync(member, Rights.Journal) },
        { "SetScheduleAsync", (admin, _, member) => admin.SetScheduleAsync(member, Schedule.Parse("Mon-Fri 09:00-18:00")) },
        { "SetHoursAsync", (admin, _, member) => admin.SetHoursAsync([member], WeeklyHours.Always) },
        { "SetExceptionsAsync", (admin, _, member) => admin.SetExceptionsAsync([member], [DayException.Parse("2026-12-31 off")]) },
        { "RemoveExceptionsAsync", (admin, _, member) => admin.RemoveExceptionsAsync([member], [new LocalDate(2026, 12, 31)]) },
        { "DisableMemberAsync", (admin, _, member) => admin.DisableMemberAsync(member) },
        { "EnableMemberAsync", (admin, _, member) => admin.EnableMemberAsync(member) },
        { "SaveMemberAsync", (admin, _, member) => admin.SaveMemberAsync(member with { FirstName = "Vera" }) },
        { "SaveMembersAsync", (admin, _, member) => admin.SaveMembersAsync([member with { FirstName = "Vera", Version = 0 }]) },
        { "SendLetterAsync", (admin, _, member) => admin.SendLetterAsync(member) },
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
        var others = new[] { nameof(ProjectAdmin.CreateProjectAsync), nameof(ProjectAdmin.ListAuditAsync), "Classes.SaveAsync", nameof(ProjectAdmin.SaveGroupAsync), nameof(ProjectAdmin.SaveSiteAsync) };
        var commands = CommandsOf(typeof(ProjectAdmin)).Concat(CommandsOf(typeof(ClassAdmin)).Select(name => $"{nameof(ProjectAdmin.Classes)}.{name}"));

        Commands.Select(row => (string)row[0]).Concat(others).Should().BeEquivalentTo(commands);
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

    [Fact] // T5
    public async Task No_member_takes_the_last_administrator_away()
    {
        var admin = DoorOf(_administrator);
        await RefusedAsync(RefusalCode.LastAdministrator, admin.SetRightsAsync(_administrator, Rights.Operator));
        await RefusedAsync(RefusalCode.LastAdministrator, admin.DisableMemberAsync(_administrator));
        await RefusedAsync(RefusalCode.LastAdministrator, admin.SaveMemberAsync(_administrator with { Rights = Rights.ProjectSettings }));

        var heir = await _chat.Engine.Admin.SetRightsAsync(_operator, Rights.Administrator);
        (await admin.DisableMemberAsync(_administrator)).Disabled.Should().BeTrue();
        (await _chat.Engine.Admin.DisableMemberAsync(heir)).Disabled.Should().BeTrue("the host's own code can make another");
    }

    [Fact] // T5
    public async Task Of_two_administrators_who_demote_each_other_at_once_one_wins_though_a_third_is_there()
    {
        var second = await _chat.Engine.Admin.SetRightsAsync(_operator, Rights.Administrator);
        await AddAsync("third", Rights.Administrator);
        var demotions = new[]
        {
            TakeAsync(DoorOf(_administrator), second),
            TakeAsync(DoorOf(second), _administrator),
        };

        (await Task.WhenAll(demotions)).Should().BeEquivalentTo(new RefusalCode?[] { null, RefusalCode.Forbidden });

        async Task<RefusalCode?> TakeAsync(ProjectAdmin door, Member from)
        {
            try
            {
                await door.SetRightsAsync(from, Rights.Operator);
                return null;
            }
            catch (Refusal refused)
            {
                return refused.Code;
            }
        }
    }

    [Fact]
    public async Task The_audit_says_who_changed_what_to_administrators_alone()
    {
        var group = await DoorOf(_manager).AddGroupAsync(_chat.Project.Id, "Sales");
        await DoorOf(_manager).SaveMemberAsync(_operator with { FirstName = "Olga", Groups = [group.Id], Rights = Rights.Operator | Rights.Journal });
        await DoorOf(_administrator).DisableMemberAsync(_operator);
        await DoorOf(_administrator).DisableMemberAsync(_operator);

        var audit = await DoorOf(_administrator).ListAuditAsync(_chat.Project.Id, limit: 3);

        audit.Select(entry => (entry.By, entry.Kind, entry.At)).Should().Equal(
            (_administrator.Id, "member_disabled", _chat.Engine.Clock.Now), (_manager.Id, "member_changed", _chat.Engine.Clock.Now), (_manager.Id, "group_added", _chat.Engine.Clock.Now));
        audit[0].Changes.Should().Equal(new AuditedChange { Subject = _operator.Id.Value, Field = "disabled", After = "true" });
        audit[1].Changes.Should().Equal(
            new AuditedChange { Subject = _operator.Id.Value, Field = "first_name", Before = "olga", After = "Olga" },
            new AuditedChange { Subject = _operator.Id.Value, Field = "rights", Before = "Operator", After = "Operator, Journal" },
            new AuditedChange { Subject = _operator.Id.Value, Field = "groups", After = "Sales" });
        audit[2].Changes.Should().Equal(new AuditedChange { Subject = group.Id.Value, Field = "name", After = "Sales" });
        (await DoorOf(_administrator).ListAuditAsync(_chat.Project.Id, before: audit[^1].Number, limit: 100))[^1].Kind.Should().Be("project_made");
        await RefusedAsync(RefusalCode.Forbidden, DoorOf(_manager).ListAuditAsync(_chat.Project.Id));
        var other = await _chat.Engine.Admin.CreateProjectAsync("other", "Other");
        await RefusedAsync(RefusalCode.NotFound, DoorOf(_administrator).ListAuditAsync(other.Id));
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

    [Fact] // T1
    public async Task A_group_is_renamed_by_whoever_may_change_the_settings()
    {
        var group = await DoorOf(_manager).AddGroupAsync(_chat.Project.Id, "Sales");

        await RefusedAsync(RefusalCode.Forbidden, DoorOf(_operator).SaveGroupAsync(group with { Name = "Mine" }));
        await RefusedAsync(RefusalCode.NotFound, DoorOf(_manager).SaveGroupAsync(group with { Id = new GroupId(Guid.CreateVersion7()) }));
        await DoorOf(_manager).SaveGroupAsync(group with { Name = " Returns " });

        DoorOf(_manager).FindProject("main")!.Groups.Should().ContainSingle().Which.Name.Should().Be("Returns");
    }

    [Fact] // P7
    public async Task A_switch_says_who_moved_it()
    {
        await DoorOf(_manager).SwitchAsync(_operator, available: true);

        _chat.Engine.Board.StatusOf(_chat.Project.Id, _operator.Id).By.Should().Be(_manager.Id);
        var entry = (await DoorOf(_administrator).ListAuditAsync(_chat.Project.Id, limit: 1))[0];
        (entry.By, entry.Kind).Should().Be((_manager.Id, "member_switched_on"));
        entry.Changes.Should().Equal(new AuditedChange { Subject = _operator.Id.Value, Field = "available", After = "true" });

        await _chat.Engine.Admin.SwitchAsync(_operator, available: false);

        var status = _chat.Engine.Board.StatusOf(_chat.Project.Id, _operator.Id);
        (status.Available, status.Why, status.By).Should().Be((false, StatusReason.Hand, (MemberId?)null), "it was the host's own code");
    }

    private static Task RefusedAsync(RefusalCode code, Task command) => Refuses.WithAsync(code, () => new ValueTask(command));

    private ProjectAdmin DoorOf(Member member) => _chat.Engine.Admin.As(new DeskActor { Project = member.Project, Member = member.Id });

    private Task<Member> AddAsync(string name, Rights rights) =>
        _chat.Engine.Admin.AddMemberAsync(_chat.Project.Id, $"{name}@example.org", name, "-", rights);

    private static IEnumerable<string> CommandsOf(Type door) =>
        door.GetMethods().Where(method => method.DeclaringType == door && method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(method => method.Name);
}
