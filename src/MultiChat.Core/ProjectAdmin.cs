using System.Text.RegularExpressions;
using MultiChat.Availability;
using MultiChat.Commands;
using MultiChat.Letters;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat;

/// <summary>
/// The administrator's door: makes projects, sites, groups and operators. For the host's own code, which decides itself who may call it; and by
/// <see cref="As"/> for a member, each of whose commands needs their right (rules T1, T5).
/// </summary>
public sealed partial class ProjectAdmin
{
    private readonly IProjectStore _store;
    private readonly Dismissing _dismissing;
    private readonly TeamDirectory _teams;
    private readonly SwitchBook _switches;
    private readonly IDateTimeZoneProvider _zones;
    private readonly Errands _errands;
    private readonly IdMint _ids;
    private readonly Action _lookAtEverything;
    private readonly DeskActor? _actor;

    internal ProjectAdmin(
        IProjectStore store,
        Dismissing dismissing,
        TeamDirectory teams,
        SwitchBook switches,
        IDateTimeZoneProvider zones,
        Errands errands,
        IdMint ids,
        Action lookAtEverything)
    {
        (_store, _dismissing, _teams, _switches, _zones) = (store, dismissing, teams, switches, zones);
        (_errands, _ids, _lookAtEverything) = (errands, ids, lookAtEverything);
    }

    private ProjectAdmin(ProjectAdmin host, DeskActor actor)
        : this(host._store, host._dismissing, host._teams, host._switches, host._zones, host._errands, host._ids, host._lookAtEverything) => _actor = actor;

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

        var project = new Project
        {
            Id = new ProjectId(_ids.Next()),
            Slug = Key(slug),
            Name = Name(name),
            Language = language is "ru" or "en" ? language : throw new ArgumentException("The language is ru or en.", nameof(language)),
            Zone = _zones.IsKnown(zone)
                ? zone
                : throw new ArgumentException("That is no IANA time zone.", nameof(zone)),
        };
        await SaveAsync(project.Id, () => _store.SaveProjectAsync(project, cancellation), cancellation);
        return project;
    }

    /// <summary>Makes a site: a place with the widget.</summary>
    /// <param name="project">The project.</param>
    /// <param name="key">Its public key, unique in the installation: 1 to 40 of a-z, 0-9 and dash.</param>
    /// <param name="allowedOrigins">Null or empty: pages of another origin cannot use the chat yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds, or there are allowed origins.</exception>
    /// <exception cref="DuplicateKeyException">There is a site of that key.</exception>
    public async Task<Site> AddSiteAsync(
        ProjectId project, string key, IReadOnlyList<string>? allowedOrigins = null, CancellationToken cancellation = default)
    {
        if (allowedOrigins is { Count: > 0 })
        {
            throw new ArgumentException(
                "Pages of another origin cannot use the chat yet: browsers keep its script and its cookie from them. Leave allowedOrigins out, and "
                + "let the pages' own server pass the chat's paths on as a proxy, so that both are of one origin.",
                nameof(allowedOrigins));
        }

        await RequireAsync(project, Rights.ProjectSettings, cancellation);
        var site = new Site { Project = _teams.Get(project).Project.Id, Id = new SiteId(_ids.Next()), Key = Key(key) };
        await SaveAsync(project, () => _store.SaveSiteAsync(site, cancellation), cancellation);
        return site;
    }

    /// <summary>Makes a group of operators.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The name operators see, 1 to 100 units.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Team.Group> AddGroupAsync(ProjectId project, string name, CancellationToken cancellation = default)
    {
        await RequireAsync(project, Rights.ProjectSettings, cancellation);
        var group = new Team.Group { Project = _teams.Get(project).Project.Id, Id = new GroupId(_ids.Next()), Name = Name(name) };
        await SaveAsync(project, () => _store.SaveGroupAsync(group, cancellation), cancellation);
        return group;
    }

    /// <summary>Adds a member to the project's team (rule T2). A person who is a member elsewhere keeps their account (rule T3).</summary>
    /// <param name="project">The project.</param>
    /// <param name="email">The e-mail, which is the login.</param>
    /// <param name="firstName">First name, 1 to 100 units.</param>
    /// <param name="lastName">Last name, 1 to 100 units; "-" means "not given" and is never shown.</param>
    /// <param name="rights">What the member may do; an operator where not said.</param>
    /// <param name="groups">The groups; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds.</exception>
    /// <exception cref="DuplicateKeyException">The project has a member of that e-mail.</exception>
    public async Task<Member> AddMemberAsync(
        ProjectId project,
        string email,
        string firstName,
        string lastName,
        Rights rights = Rights.Operator,
        IReadOnlyList<GroupId>? groups = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        await RequireAsync(project, Rights.ProjectSettings, cancellation);
        var folded = EmailAddress.Fold(email);
        var elsewhere = _teams.All
            .SelectMany(team => team.Members)
            .FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal));
        var member = new Member
        {
            Project = _teams.Get(project).Project.Id,
            Id = new MemberId(_ids.Next()),
            Account = elsewhere?.Account ?? new AccountId(_ids.Next()),
            Email = email.Trim(),
            FirstName = Name(firstName),
            LastName = Name(lastName),
            Rights = rights,
            Groups = [.. groups ?? []],
        };
        await SaveMemberAsync(member, cancellation);
        return member;
    }

    /// <summary>Gives and takes rights (rule T4). Without the Operator right they have no desk any more, as <see cref="SaveMemberAsync"/> says.</summary>
    /// <param name="member">The member.</param>
    /// <param name="rights">What they may do from now on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> SetRightsAsync(Member member, Rights rights, CancellationToken cancellation = default) =>
        ChangeAsync(member, current => current with { Rights = rights }, cancellation);

    /// <summary>Gives a member hours, in which they become available by themselves (rule P1), or takes them away: <see cref="Schedule.None"/>.</summary>
    /// <param name="member">The member.</param>
    /// <param name="schedule">The hours from now on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> SetScheduleAsync(Member member, Schedule schedule, CancellationToken cancellation = default) =>
        ChangeAsync(member, current => current with { Schedule = schedule }, cancellation);

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
        ChangeAsync(member, current => current with { Disabled = true }, cancellation);

    /// <summary>Enables a disabled member with the rights they had. They sign in anew, with the password they had.</summary>
    /// <param name="member">The member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The member as saved.</returns>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/>: the project has no such member.</exception>
    public Task<Member> EnableMemberAsync(Member member, CancellationToken cancellation = default) =>
        ChangeAsync(member, current => current with { Disabled = false }, cancellation);

    /// <summary>Replaces a member's names, rights, groups and schedule, or disables and enables them (rule T4).</summary>
    /// <remarks>
    /// Whoever is no operator by it, loses the desk in the same commit: their open dialogs are released, their desk connections end everywhere
    /// within 2 s, and where they are disabled so do their sessions. To change one thing only there are <see cref="SetRightsAsync"/>,
    /// <see cref="SetScheduleAsync"/>, <see cref="DisableMemberAsync"/> and <see cref="EnableMemberAsync"/>.
    /// </remarks>
    /// <param name="member">The member as it shall be.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value breaks its bounds, a group is not of the project, or there is no such time zone.</exception>
    public async Task SaveMemberAsync(Member member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        var by = await RequireAsync(member.Project, Rights.ProjectSettings, cancellation);
        var team = _teams.Get(member.Project);
        if (member.Groups.Any(id => team.Groups.All(group => group.Id != id)))
        {
            throw new ArgumentException("A member's groups are groups of the project.", nameof(member));
        }

        if (!EmailAddress.LooksRight(member.Email))
        {
            throw new ArgumentException("That is no e-mail.", nameof(member));
        }

        if (member.Schedule.Zone is { } zone && !_zones.IsKnown(zone))
        {
            throw new ArgumentException("A schedule's zone is an IANA time zone.", nameof(member));
        }

        if (by is not null && TeamRules.WhyNotChange(by, team.FindMember(member.Id), member) is { } refusal)
        {
            throw refusal;
        }

        var named = member with { FirstName = Name(member.FirstName), LastName = Name(member.LastName) };
        await SaveAsync(
            member.Project,
            () => named.IsOperator ? _store.SaveMemberAsync(named, cancellation) : _dismissing.RunAsync(named, cancellation),
            cancellation);
    }

    /// <summary>Moves a member's hand switch (rules P2, P7).</summary>
    /// <param name="member">The member.</param>
    /// <param name="available">On or off.</param>
    /// <param name="by">Who does it, or null for the member themselves; at a member's door it is that member.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task SwitchAsync(Member member, bool available, MemberId? by = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(member);
        var actor = await RequireAsync(member.Project, Rights.ProjectSettings, cancellation);
        await _switches.MoveAsync(member.Project, member.Id, available, actor?.Id ?? by ?? member.Id, cancellation);
    }

    private async Task<Member> ChangeAsync(Member member, Func<Member, Member> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(member);
        // What another host has changed since must not be undone.
        await _teams.LoadAsync(cancellation);
        await SaveMemberAsync(change(Get(member)), cancellation);
        return Get(member);
    }

    /// <summary>A team is e-mails, too: nobody reads it who may not change it.</summary>
    private ProjectTeam OwnTeam(DeskActor actor)
    {
        _teams.Knowledge.ThrowIfOld();
        return _teams.Get(_teams.Get(actor, Rights.ProjectSettings).Project);
    }

    /// <summary>Who acts, with the right, or null for the host's own code.</summary>
    private async ValueTask<Member?> RequireAsync(ProjectId project, Rights right, CancellationToken cancellation) =>
        _actor is null ? null
        : _actor.Project == project ? await _teams.GetAsync(_actor, right, cancellation)
        : throw Refusal.NotFound();

    private Member Get(Member member) => _teams.Get(member.Project).FindMember(member.Id) ?? throw Refusal.NotFound();

    private async Task SaveAsync(ProjectId project, Func<Task> save, CancellationToken cancellation)
    {
        _teams.ThrowUnlessLoaded();
        try
        {
            await save();
            await _teams.ReloadAsync(project, cancellation);
        }
        catch (Exception failure) when (failure is not DuplicateKeyException)
        {
            // What the store has now is not known, and rights go by it: it is read until it is. Dialogs may have come free.
            _errands.Run(project, async () =>
            {
                await _teams.ReloadAsync(project, CancellationToken.None);
                _lookAtEverything();
            });
            throw;
        }
    }

    private static string Key(string value) =>
        KeyPattern().IsMatch(value) ? value : throw new ArgumentException("A slug or key is 1 to 40 of a-z, 0-9 and dash.", nameof(value));

    private static string Name(string value) =>
        ShownName.TryRead(value, out var name)
            ? name
            : throw new ArgumentException($"A name has {ShownName.Rule}.", nameof(value));

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();
}
