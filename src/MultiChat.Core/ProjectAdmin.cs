using MultiChat.Availability;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Letters;
using MultiChat.Lists;
using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat;

/// <summary>
/// The administrator's door: makes projects, sites, groups, classes and operators. For the host's own code, which decides itself who may call it; and by
/// <see cref="As"/> for a member, each of whose commands needs their right (rules T1, T5).
/// </summary>
public sealed class ProjectAdmin
{
    private readonly TeamCommands _commands;
    private readonly TeamDirectory _teams;
    private readonly SwitchBook _switches;
    private readonly ITeamStore? _store;
    private readonly IdMint _ids;
    private readonly bool _keepsLetters;
    private readonly bool _keepsClasses;
    private readonly DeskActor? _actor;

    internal ProjectAdmin(
        TeamCommands commands, TeamDirectory teams, SwitchBook switches, ITeamStore? store, IdMint ids, bool keepsLetters, bool keepsClasses) =>
        (_commands, _teams, _switches, _store, _ids, _keepsLetters, _keepsClasses) = (commands, teams, switches, store, ids, keepsLetters, keepsClasses);

    private ProjectAdmin(ProjectAdmin host, DeskActor actor)
        : this(host._commands, host._teams, host._switches, host._store, host._ids, host._keepsLetters, host._keepsClasses) => _actor = actor;

    /// <summary>
    /// The same door for a member of the team: it shows their project alone, and each call asks at that moment whether they may. It throws
    /// <see cref="RefusalCode.Forbidden"/> where they may not, <see cref="RefusalCode.NotFound"/> for another project, and
    /// <see cref="RefusalCode.Busy"/> while this host can't be sure of their rights.
    /// </summary>
    /// <param name="actor">Who acts.</param>
    public ProjectAdmin As(DeskActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new ProjectAdmin(this, actor);
    }

    /// <summary>All projects with their sites and teams, in the order of their making.</summary>
    /// <exception cref="Refusal">At a member's door, as <see cref="As"/> says.</exception>
    public IReadOnlyList<ProjectTeam> Projects => _actor is null ? _teams.All : [OwnTeam(_actor)];

    /// <summary>The project of that slug, or null.</summary>
    /// <param name="slug">The slug.</param>
    /// <exception cref="Refusal">At a member's door, as <see cref="As"/> says.</exception>
    public ProjectTeam? FindProject(string slug) => Projects.FirstOrDefault(team => string.Equals(team.Project.Slug, slug, StringComparison.Ordinal));

    /// <summary>What kinds of matter the inquiries of a project can be.</summary>
    public ClassAdmin Classes => new(_commands, _teams, _ids, _keepsClasses, _actor);

    /// <summary>Makes a project without sites and members.</summary>
    /// <param name="slug">Its name in addresses: 1 to 40 of a-z, 0-9 and dash.</param>
    /// <param name="name">The name operators see, 1 to 100 units.</param>
    /// <param name="language">The language of generated names: <c>ru</c> or <c>en</c>.</param>
    /// <param name="zone">An IANA time zone.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    /// <exception cref="DuplicateKeyException">There is a project of that slug.</exception>
    public async Task<Project> CreateProjectAsync(
        string slug, string name, string language = "en", string zone = "Etc/UTC", CancellationToken cancellation = default)
    {
        if (_actor is not null)
        {
            throw new Refusal(RefusalCode.Forbidden, "Projects are made by the host's own code.");
        }

        var project = new Project { Id = new ProjectId(_ids.Next()), Slug = ProjectKey.Checked(slug), Name = name, Language = language, Zone = zone };
        return await _commands.MakeAsync(project, cancellation);
    }

    /// <summary>Replaces a project's name, language, time zone and country. Schedules without a zone of their own follow the new one at once (rule S1).</summary>
    /// <param name="project">The project as it shall be, within the bounds of <see cref="CreateProjectAsync"/>. Its slug stays what it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The project as saved.</returns>
    /// <exception cref="ArgumentException">A value breaks its bounds, or the slug is another.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: there is no such project; at a member's door as <see cref="As"/> says.</exception>
    public Task<Project> SaveProjectAsync(Project project, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        return SaveProjectAsync(project.Id, _ => project, cancellation);
    }

    /// <summary>As above, upon the project as it is at the commit.</summary>
    internal Task<Project> SaveProjectAsync(ProjectId project, Func<Project, Project> change, CancellationToken cancellation = default) =>
        _commands.SaveAsync(_actor, project, change, cancellation);

    /// <summary>Makes a site: a place with the widget.</summary>
    /// <param name="project">The project.</param>
    /// <param name="key">Its public key, unique in the installation: 1 to 40 of a-z, 0-9 and dash.</param>
    /// <param name="allowedOrigins">Null or empty: pages of another origin cannot use the chat yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds, or there are allowed origins.</exception>
    /// <exception cref="DuplicateKeyException">There is a site of that key.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>: the project has 100 sites; at a member's door as <see cref="As"/> says.</exception>
    public async Task<Site> AddSiteAsync(
        ProjectId project, string key, IReadOnlyList<string>? allowedOrigins = null, CancellationToken cancellation = default)
    {
        var site = SiteRules.New(project, new SiteId(_ids.Next()), key, allowedOrigins);
        await _commands.ChangeAsync(_actor, project, "site_added", (team, commit) =>
            SiteRules.WhyNotAdd(team.Sites) is { } refusal ? throw refusal : commit with { Sites = [site] }, cancellation);
        return _teams.Get(project).FindSite(site.Id)!;
    }

    /// <summary>Replaces what the team has chosen for a site's widget. Visitors who come from now on see it.</summary>
    /// <param name="site">The site as it shall be, with the <see cref="Site.Version"/> that was read; 0 for whatever is there. Its key and origins stay.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The site as saved.</returns>
    /// <exception cref="ArgumentException">The key is another.</exception>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.InvalidField"/>; <see cref="RefusalCode.SiteConflict"/>: it was changed since; <see cref="RefusalCode.NotFound"/>; as <see cref="As"/> says.
    /// </exception>
    public Task<Site> SaveSiteAsync(Site site, CancellationToken cancellation = default) => _commands.SaveAsync(_actor, site, cancellation);

    /// <summary>Makes a group of operators.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name operators see, 1 to 100 units.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NameTaken"/>, whatever its case; <see cref="RefusalCode.InvalidField"/>: there are 200 groups.</exception>
    public async Task<Team.Group> AddGroupAsync(ProjectId project, string name, CancellationToken cancellation = default)
    {
        var group = new Team.Group { Project = project, Id = new GroupId(_ids.Next()), Name = TeamCommands.Name(name) };
        await _commands.ChangeAsync(_actor, project, "group_added", (team, commit) =>
            GroupRules.WhyNotAdd(team, group) is { } refusal ? throw refusal : commit with { Groups = [group] }, cancellation);
        return group;
    }

    /// <summary>Gives a group another name.</summary>
    /// <param name="group">The group as it shall be.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such group; <see cref="RefusalCode.NameTaken"/>.</exception>
    public Task SaveGroupAsync(Team.Group group, CancellationToken cancellation = default) => SaveGroupAsync(group, seen: null, cancellation);

    /// <summary>As above, upon the group as somebody read it; null for whatever is there.</summary>
    internal Task SaveGroupAsync(Team.Group group, long? seen, CancellationToken cancellation = default) =>
        _commands.SaveAsync(_actor, group, seen, cancellation);

    /// <summary>
    /// Adds a member to the project's team (rule T2). A person who is a member elsewhere keeps their account (rule T3). No letter goes out by itself:
    /// <see cref="SendLetterAsync"/> asks for one.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="email">The e-mail, which is the login.</param>
    /// <param name="firstName">First name, 1 to 100 units.</param>
    /// <param name="lastName">Last name, 1 to 100 units; "-" means "not given" and is never shown.</param>
    /// <param name="rights">What the member may do; an operator where not said.</param>
    /// <param name="groups">The groups; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    /// <exception cref="DuplicateKeyException">The project has a member of that e-mail.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>: the project has 10,000 members; as <see cref="As"/> says.</exception>
    public Task<Member> AddMemberAsync(
        ProjectId project,
        string email,
        string firstName,
        string lastName,
        Rights rights = Rights.Operator,
        IReadOnlyList<GroupId>? groups = null,
        CancellationToken cancellation = default) =>
        AddMemberAsync(project, email, firstName, lastName, rights, groups, letter: null, cancellation);

    /// <summary>As above, with a letter as part of the same commit.</summary>
    internal Task<Member> AddMemberAsync(
        ProjectId project,
        string email,
        string firstName,
        string lastName,
        Rights rights,
        IReadOnlyList<GroupId>? groups,
        LetterKind? letter,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        var member = new Member
        {
            Project = project,
            Id = new MemberId(_ids.Next()),
            Account = new AccountId(_ids.Next()),
            Email = email.Trim(),
            FirstName = firstName,
            LastName = lastName,
            Rights = rights,
            Groups = [.. groups ?? []],
        };
        return _commands.AddAsync(_actor, member, letter, cancellation);
    }

    /// <summary>
    /// Asks for a letter with a new password to a member, which voids the password they have when it is sent (rule T6). It is sent by a host that has a
    /// mail server, and says nothing of it before.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.NotFound"/>: the project has no such member; <see cref="RefusalCode.NotSupported"/>: the storage keeps no letters; at a
    /// member's door as <see cref="As"/> says, and <see cref="RefusalCode.Forbidden"/> without the right in every project of that person.
    /// </exception>
    public Task SendLetterAsync(Member member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _keepsLetters
            ? _commands.AskForLetterAsync(_actor, member, cancellation)
            : throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no letters.");
    }

    /// <summary>Notes that a link is made by which the member chooses a password.</summary>
    /// <returns>The memberships of the person, for all of which it is made.</returns>
    internal Task<IReadOnlyList<MemberId>> NoteLinkAsync(Member member, Instant expiresAt, CancellationToken cancellation = default) =>
        _commands.NoteLinkAsync(_actor, member, expiresAt, cancellation);

    /// <summary>Gives and takes rights (rule T4). Without the Operator right they have no desk any more, as <see cref="SaveMemberAsync"/> says.</summary>
    /// <param name="member">The member.</param>
    /// <param name="rights">What they may do from now on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> SetRightsAsync(Member member, Rights rights, CancellationToken cancellation = default) =>
        _commands.ChangeAsync(_actor, member, "member_changed", current => current with { Rights = rights }, cancellation);

    /// <summary>Gives a member hours, in which they become available by themselves (rule P1), or takes them away: <see cref="Schedule.None"/>.</summary>
    /// <param name="member">The member.</param>
    /// <param name="schedule">The hours from now on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> SetScheduleAsync(Member member, Schedule schedule, CancellationToken cancellation = default) =>
        _commands.ChangeAsync(_actor, member, "member_changed", current => current with { Schedule = schedule }, cancellation);

    /// <summary>Gives several members the same hours and zone as one change (rule S6). Their exceptions stay.</summary>
    /// <param name="members">Members of one project as they were read, 1 to 1,000.</param>
    /// <param name="hours">The hours from now on.</param>
    /// <param name="zone">The IANA time zone in which they are meant, or null for the project's.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Who was saved, and whose status it changes now.</returns>
    /// <exception cref="ArgumentException">There are no members, too many, or of several projects; or there is no such time zone.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.MemberConflict"/>: one of them was changed since they were read. Nothing is set for anybody.</exception>
    public Task<ScheduleChange> SetHoursAsync(
        IReadOnlyList<Member> members, WeeklyHours hours, string? zone = null, CancellationToken cancellation = default) =>
        _commands.SetSchedulesAsync(_actor, members, "hours_set", current => new Schedule(hours, current.Exceptions, zone), cancellation);

    /// <summary>The same, where something of their own hours or zone stays.</summary>
    internal Task<ScheduleChange> ChangeHoursAsync(IReadOnlyList<Member> members, Func<Schedule, Schedule> change, CancellationToken cancellation = default) =>
        _commands.SetSchedulesAsync(_actor, members, "hours_set", change, cancellation);

    /// <summary>Gives several members other hours on some dates as one change (rule S6). Their other dates and hours stay.</summary>
    /// <param name="members">Members of one project as they were read, 1 to 1,000.</param>
    /// <param name="exceptions">The dates with their hours; they replace what there is for those dates.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As <see cref="SetHoursAsync"/>.</returns>
    /// <exception cref="ArgumentException">As above; or two exceptions are of one date, or more than a schedule has.</exception>
    /// <exception cref="Refusal">As above; <see cref="RefusalCode.InvalidField"/>: with those that a member has there are more than a schedule has.</exception>
    public Task<ScheduleChange> SetExceptionsAsync(
        IReadOnlyList<Member> members, IReadOnlyList<DayException> exceptions, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(exceptions);
        _ = new Schedule(WeeklyHours.None, exceptions);
        return _commands.SetSchedulesAsync(_actor, members, "exceptions_set", current => current.With(exceptions), cancellation);
    }

    /// <summary>Takes dates with other hours away from several members as one change (rule S6): the hours of the week count there again.</summary>
    /// <param name="members">Members of one project as they were read, 1 to 1,000.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As <see cref="SetHoursAsync"/>.</returns>
    /// <exception cref="ArgumentException">There are no members, too many, or of several projects.</exception>
    /// <exception cref="Refusal">As above.</exception>
    public Task<ScheduleChange> RemoveExceptionsAsync(
        IReadOnlyList<Member> members, IReadOnlyCollection<LocalDate> dates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return _commands.SetSchedulesAsync(
            _actor, members, "exceptions_removed",
            current => new Schedule(current.Hours, current.Exceptions.Where(kept => !dates.Contains(kept.Date)), current.Zone),
            cancellation);
    }

    /// <summary>
    /// Disables a member: they can't sign in, their sessions are over for good, and their open dialogs are released (rule T4). Their name stays in
    /// lists, search and threads.
    /// </summary>
    /// <remarks>
    /// A person who is a member of other projects too stays signed in there. A session that is over stays over when the member is enabled again.
    /// </remarks>
    /// <param name="member">The member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> DisableMemberAsync(Member member, CancellationToken cancellation = default) =>
        _commands.ChangeAsync(_actor, member, "member_disabled", current => current with { Disabled = true }, cancellation);

    /// <summary>Enables a disabled member with the rights they had. They sign in anew, with the password they had.</summary>
    /// <param name="member">The member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> EnableMemberAsync(Member member, CancellationToken cancellation = default) =>
        _commands.ChangeAsync(_actor, member, "member_enabled", current => current with { Disabled = false }, cancellation);

    /// <summary>Replaces a member's names, rights, groups and schedule, or disables and enables them (rule T4).</summary>
    /// <remarks>
    /// Whoever is no operator by it, loses the desk in the same commit: their open dialogs are released, their desk connections end everywhere
    /// within 2 s, and where they are disabled so do their sessions. To change one thing only there are <see cref="SetRightsAsync"/>,
    /// <see cref="SetScheduleAsync"/>, <see cref="DisableMemberAsync"/> and <see cref="EnableMemberAsync"/>.
    /// </remarks>
    /// <param name="member">The member as it shall be, whatever they were: <see cref="Member.Version"/> does not count here.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds, a group is not of the project, or there is no such time zone.</exception>
    /// <exception cref="Refusal">
    /// At a member's door <see cref="RefusalCode.LastAdministrator"/>: the project would have none (rule T5). The host's own code may take the last.
    /// </exception>
    public async Task SaveMemberAsync(Member member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        await _commands.SaveAsync(_actor, member.Project, "member_changed", _ => [member with { Version = 0 }], cancellation);
    }

    /// <summary>Saves several members as one change, each as whoever changed them read them (rule T4 as in <see cref="SaveMemberAsync"/>).</summary>
    /// <param name="members">Members of one project as they shall be, 1 to 1,000, with the <see cref="Member.Version"/> that was read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The members as saved.</returns>
    /// <exception cref="ArgumentException">As above; there are no members, too many, one twice, or of several projects.</exception>
    /// <exception cref="Refusal">As above; <see cref="RefusalCode.MemberConflict"/>: one was changed since. Nothing is saved of anybody.</exception>
    public async Task<IReadOnlyList<Member>> SaveMembersAsync(IReadOnlyList<Member> members, CancellationToken cancellation = default)
    {
        var project = TeamCommands.ProjectOf(members);
        await _commands.SaveAsync(_actor, project, "member_changed", _ => members, cancellation);
        var team = _teams.Get(project);
        return [.. members.Select(member => team.FindMember(member.Id)!)];
    }

    /// <summary>
    /// Changes a member as they are, if they are as a page saw them. This host may know an older state than the page does: what the page does not
    /// change stays as the store has it.
    /// </summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.MemberConflict"/>: the member was changed since.</exception>
    internal Task<Member> ChangeSeenAsync(Member member, long version, Func<Member, Member> change, CancellationToken cancellation = default) =>
        _commands.ChangeAsync(_actor, member, "member_changed", current => change(TeamRules.Seen(current, version)), cancellation);

    /// <summary>Moves a member's hand switch (rules P2, P7).</summary>
    /// <param name="member">The member.</param>
    /// <param name="available">On or off.</param>
    /// <param name="by">Who does it, or null for the host's own code; at a member's door it is that member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>: they are no operator; <see cref="RefusalCode.ScheduleDecides"/>.</exception>
    public async Task SwitchAsync(Member member, bool available, MemberId? by = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        var actor = await _commands.RequireAsync(_actor, member.Project, Rights.ProjectSettings, cancellation);
        await _commands.NoteSwitchAsync(_actor, member, available, _switches.WhyNotMove, cancellation);
        await _switches.MoveAsync(member.Project, member.Id, available, actor?.Id ?? by, cancellation);
    }

    /// <summary>How many operators the schedules put on duty in a week, and so the hours in which there is nobody (rule S7).</summary>
    /// <param name="project">The project.</param>
    /// <param name="from">The first of seven dates in the project's time zone, of the years 1970 to 9000.</param>
    /// <param name="instead">Members as they would be, to look before they are saved; null for all as they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is of another year.</exception>
    /// <exception cref="Refusal">As <see cref="As"/> says; <see cref="RefusalCode.Busy"/>: this host does not know the project's time zone yet.</exception>
    public Coverage CoverageOf(ProjectId project, LocalDate from, IReadOnlyList<Member>? instead = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Year, 1970, nameof(from));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from.Year, 9000, nameof(from));
        var team = Projects.FirstOrDefault(known => known.Project.Id == project) ?? throw Refusal.NotFound();
        return _commands.CoverageOf(team, from, instead ?? []);
    }

    /// <summary>What was changed in the project and its team, and by whom, the newest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="before">Entries with a smaller number; null for the newest.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotSupported"/>: the storage keeps no audit.</exception>
    public async Task<IReadOnlyList<AuditEntry>> ListAuditAsync(
        ProjectId project, long? before = null, int limit = 50, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageLimit.Max);
        await _commands.RequireAsync(_actor, project, Rights.Administrator, cancellation);
        return _store is not null
            ? await _store.ListAuditAsync(project, before, limit, cancellation)
            : throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no audit.");
    }

    /// <summary>A team is e-mails, too: nobody reads it who may not change it.</summary>
    private ProjectTeam OwnTeam(DeskActor actor)
    {
        _teams.Knowledge.ThrowIfOld();
        return _teams.Get(_teams.Get(actor, Rights.ProjectSettings).Project);
    }
}
