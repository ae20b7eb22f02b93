using MultiChat.Hosting.Post;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Desk;

/// <summary>The team: its members, their rights, groups and hours, and what was changed in it.</summary>
internal sealed class TeamMethods(ChatEngine chat, MultiChatOptions options, TeamView view, PostOffice post) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<Nothing, WireTeam>("Team", Rights.ProjectSettings, "GET", "team", (me, _) => view.OfAsync(chat.Admin.As(me).Projects[0])),
        DeskMethod.Of<AddMemberInput, TeamMemberAnswer>("AddMember", Rights.ProjectSettings, "POST", "team/members", AddMemberAsync),
        DeskMethod.Of<SaveMemberInput, TeamMemberAnswer>("SaveMember", Rights.ProjectSettings, "PUT", "team/members/{member}", SaveMemberAsync),
        DeskMethod.Of<MemberInput, TeamMemberAnswer>("DisableMember", Rights.ProjectSettings, "POST", "team/members/{member}/disable", DisableMemberAsync),
        DeskMethod.Of<MemberInput, TeamMemberAnswer>("EnableMember", Rights.ProjectSettings, "POST", "team/members/{member}/enable", EnableMemberAsync),
        DeskMethod.Of<SwitchMemberInput, TeamMemberAnswer>("SwitchMember", Rights.ProjectSettings, "PUT", "team/members/{member}/status", SwitchMemberAsync),
        DeskMethod.Of<SetHoursInput, ScheduleAnswer>("SetHours", Rights.ProjectSettings, "PUT", "team/hours", SetHoursAsync),
        DeskMethod.Of<SetExceptionsInput, ScheduleAnswer>("SetExceptions", Rights.ProjectSettings, "PUT", "team/exceptions", SetExceptionsAsync),
        DeskMethod.Of<RemoveExceptionsInput, ScheduleAnswer>(
            "RemoveExceptions", Rights.ProjectSettings, "POST", "team/exceptions/remove", RemoveExceptionsAsync),
        DeskMethod.Of<CoverageInput, WireCoverage>("Coverage", Rights.ProjectSettings, "POST", "team/coverage", CoverageAsync),
        DeskMethod.Of<AddGroupInput, GroupAnswer>("AddGroup", Rights.ProjectSettings, "POST", "team/groups", AddGroupAsync),
        DeskMethod.Of<GroupInput, GroupAnswer>("SaveGroup", Rights.ProjectSettings, "PUT", "team/groups/{group}", SaveGroupAsync),
        DeskMethod.Of<AuditInput, WireAudit>("Audit", Rights.Administrator, "GET", "audit", AuditAsync),
    ];

    private async ValueTask<TeamMemberAnswer> AddMemberAsync(DeskActor me, AddMemberInput input)
    {
        var (door, team) = DoorOf(me);
        var email = TeamFields.Email(input.Email);
        try
        {
            return await view.AnswerAsync(await door.AddMemberAsync(
                me.Project,
                email,
                TeamFields.Name("firstName", input.FirstName),
                TeamFields.Name("lastName", input.LastName),
                TeamFields.Rights(input.Rights),
                TeamFields.Groups(team, input.Groups),
                post.IsOpen ? LetterKind.Welcome : null));
        }
        catch (DuplicateKeyException)
        {
            throw TakenEmail(me, email);
        }
    }

    private async ValueTask<TeamMemberAnswer> SaveMemberAsync(DeskActor me, SaveMemberInput input)
    {
        var (door, team) = DoorOf(me);
        var (firstName, lastName) = (TeamFields.Name("firstName", input.FirstName), TeamFields.Name("lastName", input.LastName));
        var phone = TeamFields.Phone(input.Phone);
        var (rights, groups) = (TeamFields.Rights(input.Rights), TeamFields.Groups(team, input.Groups));
        var member = Find(team, input.Member);
        if (view.HasHostRights && rights != member.Rights)
        {
            throw new Refusal(RefusalCode.NotSupported, "The app says what members may do.");
        }

        return await view.AnswerAsync(await door.ChangeSeenAsync(
            member,
            input.Version,
            current => current with
            {
                FirstName = firstName, LastName = lastName, Phone = input.Phone is null ? current.Phone : phone, Rights = rights, Groups = groups,
            }));
    }

    private async ValueTask<TeamMemberAnswer> DisableMemberAsync(DeskActor me, MemberInput input)
    {
        var (door, team) = DoorOf(me);
        return await view.AnswerAsync(await door.DisableMemberAsync(Find(team, input.Member)));
    }

    private async ValueTask<TeamMemberAnswer> EnableMemberAsync(DeskActor me, MemberInput input)
    {
        var (door, team) = DoorOf(me);
        return await view.AnswerAsync(await door.EnableMemberAsync(Find(team, input.Member)));
    }

    private async ValueTask<TeamMemberAnswer> SwitchMemberAsync(DeskActor me, SwitchMemberInput input)
    {
        var (door, team) = DoorOf(me);
        var member = Find(team, input.Member);
        await door.SwitchAsync(member, input.Available);
        return await view.AnswerAsync(member);
    }

    private async ValueTask<ScheduleAnswer> SetHoursAsync(DeskActor me, SetHoursInput input)
    {
        var (door, team) = DoorOf(me);
        var members = Seen(team, input.Members);
        return await view.AnswerAsync(await door.ChangeHoursAsync(members, ChangeOf(input.Hours, input.Days, input.Zone, input.KeepZones).Of));
    }

    private async ValueTask<ScheduleAnswer> SetExceptionsAsync(DeskActor me, SetExceptionsInput input)
    {
        var (door, team) = DoorOf(me);
        return await view.AnswerAsync(await door.SetExceptionsAsync(Seen(team, input.Members), TeamFields.Exceptions(input.Exceptions)));
    }

    private async ValueTask<ScheduleAnswer> RemoveExceptionsAsync(DeskActor me, RemoveExceptionsInput input)
    {
        var (door, team) = DoorOf(me);
        return await view.AnswerAsync(await door.RemoveExceptionsAsync(Seen(team, input.Members), TeamFields.Dates(input.Dates)));
    }

    private ValueTask<WireCoverage> CoverageAsync(DeskActor me, CoverageInput input)
    {
        var (door, team) = DoorOf(me);
        var from = TeamFields.Date("from", input.From);
        var change = ChangeOf(input.Hours ?? "", input.Days, input.Zone, input.KeepZones);
        Member[] instead =
        [
            .. (input.Members ?? []).Distinct().Select(id => Find(team, id))
                .Select(member => member with { Schedule = change.Of(member.Schedule) }),
        ];
        return ValueTask.FromResult(WireCoverage.Of(door.CoverageOf(me.Project, from, instead)));
    }

    private HoursChange ChangeOf(string hours, IReadOnlyList<string>? days, string? zone, bool keepsZone)
    {
        var week = TeamFields.Hours(hours);
        return new HoursChange { Hours = week, Days = TeamFields.Days(days, week), Zone = TeamFields.Zone(options.Rules.TimeZones, zone), KeepsZone = keepsZone };
    }

    private async ValueTask<GroupAnswer> AddGroupAsync(DeskActor me, AddGroupInput input)
    {
        var (door, _) = DoorOf(me);
        return new GroupAnswer { Group = WireTeamGroup.Of(await door.AddGroupAsync(me.Project, TeamFields.Name("name", input.Name))) };
    }

    private async ValueTask<GroupAnswer> SaveGroupAsync(DeskActor me, GroupInput input)
    {
        var (door, _) = DoorOf(me);
        var group = new Group { Project = me.Project, Id = new GroupId(input.Group), Name = TeamFields.Name("name", input.Name) };
        await door.SaveGroupAsync(group, input.Version);
        return new GroupAnswer { Group = WireTeamGroup.Of(group) };
    }

    private async ValueTask<WireAudit> AuditAsync(DeskActor me, AuditInput input)
    {
        var limit = PageLimit.Of(input.Limit);
        return new WireAudit
        {
            Entries =
            [
                .. (await chat.Admin.As(me).ListAuditAsync(me.Project, input.Before, PageLimit.Checked(limit))).Select(WireAuditEntry.Of),
            ],
        };
    }

    private (ProjectAdmin Door, ProjectTeam Team) DoorOf(DeskActor me)
    {
        var door = chat.Admin.As(me);
        return (door, door.Projects[0]);
    }

    private static Member Find(ProjectTeam team, Guid id) => team.FindMember(new MemberId(id)) ?? throw Refusal.NotFound();

    private static Member[] Seen(ProjectTeam team, IReadOnlyList<SeenMember> seen)
    {
        // Of a storage that gives no versions all are 0; else 0 would be whoever there is, which is nobody's to say from outside.
        Member[] members =
        [
            .. seen.Select(one => one.Version == 0 ? TeamRules.Seen(Find(team, one.Id), one.Version) : Find(team, one.Id) with { Version = one.Version }),
        ];
        return members.Length is >= 1 and <= 1_000 && members.DistinctBy(member => member.Id).Count() == members.Length
            ? members
            : throw Refusal.InvalidField("members", "These are 1 to 1,000 members, each once.");
    }

    private Refusal TakenEmail(DeskActor me, string email)
    {
        var folded = EmailAddress.Fold(email);
        var taken = chat.Admin.As(me).Projects[0].Members.FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal));
        return new Refusal(RefusalCode.EmailTaken, "The project has a member of that e-mail.")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = taken?.Id },
        };
    }
}
