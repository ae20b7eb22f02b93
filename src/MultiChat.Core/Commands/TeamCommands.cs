using MultiChat.Availability;
using MultiChat.Commits;
using MultiChat.Letters;
using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;
using NodaTime.Text;

namespace MultiChat.Commands;

/// <summary>What changes projects and teams: each decided by the team as it is, and by the rights of who acts.</summary>
internal sealed class TeamCommands(TeamWalk walk, TeamDirectory teams, AvailabilityBoard board, SwitchEnds ends, IDateTimeZoneProvider zones)
{
    public const int MaxPhone = 50;
    private const int MaxMembers = 1_000;

    /// <summary>Who acts, with the right, or null for the host's own code.</summary>
    public async ValueTask<Member?> RequireAsync(DeskActor? actor, ProjectId project, Rights right, CancellationToken cancellation) =>
        actor is null ? null
        : actor.Project == project ? await teams.GetAsync(actor, right, cancellation)
        : throw Refusal.NotFound();

    /// <summary>Makes a project.</summary>
    public async Task<Project> MakeAsync(Project project, CancellationToken cancellation)
    {
        var made = Checked(project);
        await walk.RunAsync(made.Id, (_, now) => Begin(made.Id, "project_made", by: null, now) with { Settings = made }, cancellation);
        return made;
    }

    /// <summary>Replaces what of a project may change.</summary>
    public async Task<Project> SaveAsync(DeskActor? actor, ProjectId id, Func<Project, Project> change, CancellationToken cancellation)
    {
        Project? saved = null;
        await ChangeAsync(
            actor,
            id,
            "project_changed",
            (team, commit) =>
            {
                saved = Checked(change(team.Project));
                var follows = string.Equals(saved.Zone, team.Project.Zone, StringComparison.Ordinal);
                saved = saved with { ZoneSince = follows ? team.Project.ZoneSince : ends.After(id, commit.Entry.At) };
                return string.Equals(team.Project.Slug, saved.Slug, StringComparison.Ordinal)
                    ? commit with { Settings = saved }
                    : throw new ArgumentException("A project's slug never changes: it stands in addresses.", nameof(change));
            },
            cancellation);
        return saved!;
    }

    /// <summary>Replaces what the team has chosen for a site.</summary>
    public async Task<Site> SaveAsync(DeskActor? actor, Site site, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        var settings = SiteRules.Checked(site.Settings);
        await ChangeAsync(actor, site.Project, "site_changed", (team, commit) =>
        {
            var current = team.FindSite(site.Id) ?? throw Refusal.NotFound();
            if (current.Key != site.Key)
            {
                throw new ArgumentException("A site's key never changes: it stands in pages.", nameof(site));
            }

            if (SegmentRules.WhyNotIn(settings, team.Groups.Select(group => group.Id).ToHashSet()) is { } unknown)
            {
                throw unknown;
            }

            var saved = current with { Settings = settings with { Others = current.Settings.Others }, Version = site.Version };
            return SiteRules.WhyNotSave(current, site.Version) is { } refusal ? throw refusal : commit with { Sites = [saved] };
        }, cancellation);
        return teams.Get(site.Project).FindSite(site.Id)!;
    }

    /// <summary>Gives a group another name, upon the group as somebody read it; null for whatever is there.</summary>
    public Task SaveAsync(DeskActor? actor, Group group, long? seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        var named = group with { Name = Name(group.Name) };
        return ChangeAsync(actor, group.Project, "group_changed", (team, commit) =>
        {
            var current = team.Groups.FirstOrDefault(known => known.Id == group.Id) ?? throw Refusal.NotFound();
            var saved = ReadVersion.Upon(current, named, seen);
            return GroupRules.WhyNotCall(team, saved) is { } refusal ? throw refusal : commit with { Groups = [saved] };
        }, cancellation);
    }

    /// <summary>Changes other things of a project than its members.</summary>
    public async Task ChangeAsync(
        DeskActor? actor, ProjectId project, string kind, Func<ProjectTeam, TeamCommit, TeamCommit> change, CancellationToken cancellation)
    {
        await RequireAsync(actor, project, Rights.ProjectSettings, cancellation);
        await walk.RunAsync(
            project,
            (team, now) => change(team ?? throw Refusal.NotFound(), Begin(project, kind, Require(actor, project), now)),
            cancellation);
    }

    /// <summary>Saves members as a command wants them in the team as it is.</summary>
    public async Task SaveAsync(
        DeskActor? actor,
        ProjectId project,
        string kind,
        Func<ProjectTeam, IReadOnlyList<Member>> after,
        CancellationToken cancellation,
        LetterKind? letter = null)
    {
        await RequireAsync(actor, project, Rights.ProjectSettings, cancellation);
        await walk.RunAsync(
            project,
            (known, now) => known is { } team ? WithLetters(Decide(actor, team, kind, after(team), now), letter) : throw Refusal.NotFound(),
            cancellation);
    }

    /// <summary>Changes one member as they are in the team.</summary>
    public async Task<Member> ChangeAsync(
        DeskActor? actor, Member member, string kind, Func<Member, Member> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(member);
        await SaveAsync(actor, member.Project, kind, team => [change(team.FindMember(member.Id) ?? throw Refusal.NotFound())], cancellation);
        return teams.Get(member.Project).FindMember(member.Id)!;
    }

    /// <summary>Adds a member, with a letter as part of the same commit. A person who is a member anywhere keeps their account (rule T3).</summary>
    public async Task<Member> AddAsync(DeskActor? actor, Member member, LetterKind? letter, CancellationToken cancellation)
    {
        await SaveAsync(
            actor,
            member.Project,
            "member_added",
            _ => [member with { Account = FindAccount(member.Email) ?? member.Account }],
            cancellation,
            letter);
        return teams.Get(member.Project).FindMember(member.Id)!;
    }

    /// <summary>Asks for a letter with a new password.</summary>
    public Task AskForLetterAsync(DeskActor? actor, Member member, CancellationToken cancellation) => NoteAsync(
        actor,
        member,
        Rights.ProjectSettings,
        WhyNotLetIn(Rights.ProjectSettings),
        "letter_asked",
        "letter",
        LetterKind.NewPassword.Value,
        LetterKind.NewPassword,
        cancellation);

    /// <summary>Notes that a link was made by which a member chooses a password.</summary>
    /// <returns>The memberships of the person, in all of which the actor may do it.</returns>
    public Task<IReadOnlyList<MemberId>> NoteLinkAsync(DeskActor? actor, Member member, Instant expiresAt, CancellationToken cancellation) => NoteAsync(
        actor,
        member,
        Rights.Administrator,
        WhyNotLetIn(Rights.Administrator),
        "link_made",
        "link",
        InstantPattern.General.Format(expiresAt),
        letter: null,
        cancellation);

    /// <summary>Notes that a member's hand switch is moved for them, by a right that stands at that commit (rule P7).</summary>
    public Task NoteSwitchAsync(DeskActor? actor, Member member, bool available, Func<Member, Refusal?> whyNot, CancellationToken cancellation) => NoteAsync(
        actor,
        member,
        Rights.ProjectSettings,
        (_, current) => whyNot(current),
        available ? "member_switched_on" : "member_switched_off",
        "available",
        available ? "true" : "false",
        letter: null,
        cancellation);

    /// <summary>Who lets a person in answers for them in every project that the person works in.</summary>
    private Func<Member?, Member, Refusal?> WhyNotLetIn(Rights right) => (by, member) =>
        by is null ? null : TeamRules.WhyNotChange(by, member, member) ?? TeamRules.WhyNotEverywhere(teams.All, by.Account, member.Account, right);

    /// <summary>Commits what changes nothing of the team itself: a note for the audit, and a letter.</summary>
    /// <returns>The memberships of the person by which it was decided.</returns>
    private async Task<IReadOnlyList<MemberId>> NoteAsync(
        DeskActor? actor,
        Member member,
        Rights right,
        Func<Member?, Member, Refusal?> whyNot,
        string kind,
        string field,
        string value,
        LetterKind? letter,
        CancellationToken cancellation)
    {
        await RequireAsync(actor, member.Project, right, cancellation);
        IReadOnlyList<MemberId> everywhere = [];
        await walk.RunAsync(
            member.Project,
            (known, now) =>
            {
                var current = known?.FindMember(member.Id) ?? throw Refusal.NotFound();
                var by = Require(actor, member.Project);
                if (whyNot(by, current) is { } refusal)
                {
                    throw refusal;
                }

                everywhere = [.. teams.All.Select(team => team.FindMember(current.Account)).OfType<Member>().Select(one => one.Id)];
                var commit = Begin(member.Project, kind, by, now);
                return commit with
                {
                    Entry = commit.Entry with { Changes = [new AuditedChange { Subject = member.Id.Value, Field = field, After = value }] },
                    Letters = letter is { } asked ? [LetterBox.New(member.Id.ToString(), asked, now)] : [],
                };
            },
            cancellation);
        return everywhere;
    }

    /// <summary>Changes the schedules of several members, and says whose status it changes now (rule S6).</summary>
    public async Task<ScheduleChange> SetSchedulesAsync(
        DeskActor? actor, IReadOnlyList<Member> members, string kind, Func<Schedule, Schedule> change, CancellationToken cancellation)
    {
        var project = ProjectOf(members);
        await RequireAsync(actor, project, Rights.ProjectSettings, cancellation);
        ScheduleChange? answer = null;
        await walk.RunAsync(project, (known, now) =>
        {
            var team = known ?? throw Refusal.NotFound();
            Member[] before = [.. members.Select(member => team.FindMember(member.Id) ?? throw Refusal.NotFound())];
            Member[] seen = [.. before.Zip(members, (current, known) => current with { Version = known.Version })];
            // What was changed since they were read is told before what their schedules have no room for.
            ThrowIfRefused(Require(actor, project), team, seen);
            Member[] after = [.. seen.Select(member => member with { Schedule = change(member.Schedule) })];
            var decision = Decide(actor, team, kind, after, now);
            var (was, becomes) = (AvailableOf(team, before, now), AvailableOf(team, decision.Commit.Members, now));
            becomes.UnionWith(decision.Carried.Select(carried => carried.Member));
            answer = new ScheduleChange { Members = decision.Commit.Members, Available = [.. becomes.Except(was)], Unavailable = [.. was.Except(becomes)] };
            return decision;
        }, cancellation);
        var saved = teams.Get(project);
        return answer! with { Members = [.. members.Select(member => saved.FindMember(member.Id)!)] };
    }

    /// <summary>How many operators the schedules put on duty in the seven days from a date on, in the project's zone (rule S7).</summary>
    /// <param name="team">The team as it is.</param>
    /// <param name="from">The first date.</param>
    /// <param name="instead">Members as they would be.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: a host that knows more time zones has saved the project's.</exception>
    public Coverage CoverageOf(ProjectTeam team, LocalDate from, IReadOnlyList<Member> instead)
    {
        var here = zones.GetZoneOrNull(team.Project.Zone)
            ?? throw new Refusal(RefusalCode.Busy, "This host does not know the project's time zone yet. Another may: try again.");
        var timetables =
            from known in team.Members
            let member = instead.FirstOrDefault(other => other.Id == known.Id) ?? known
            where member.IsOperator && !member.Schedule.IsEmpty
            let zone = zones.GetZoneOrNull(member.Schedule.Zone ?? team.Project.Zone)
            where zone is not null
            select new Timetable(member.Schedule, zone);
        return Coverage.Of(
            timetables, new Interval(from.AtStartOfDayInZone(here).ToInstant(), from.PlusDays(7).AtStartOfDayInZone(here).ToInstant()));
    }

    /// <summary>The account of the person who is a member of any project already (rule T3).</summary>
    public AccountId? FindAccount(string email)
    {
        var folded = EmailAddress.Fold(email);
        return teams.All
            .SelectMany(team => team.Members)
            .FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal))?.Account;
    }

    /// <exception cref="ArgumentException">It is no name.</exception>
    public static string Name(string value) =>
        ShownName.TryRead(value, out var name) ? name : throw new ArgumentException($"A name has {ShownName.Rule}.", nameof(value));

    /// <exception cref="ArgumentException">It is no phone.</exception>
    public static string? Phone(string? value) =>
        SpareLine.TryRead(value, MaxPhone, out var phone) ? phone : throw new ArgumentException($"A phone has at most {MaxPhone} characters in one line.", nameof(value));

    /// <exception cref="ArgumentException">There are no members, too many, one twice, or of several projects.</exception>
    public static ProjectId ProjectOf(IReadOnlyList<Member> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return members.Count is >= 1 and <= MaxMembers && members.All(member => member.Project == members[0].Project)
            && members.DistinctBy(member => member.Id).Count() == members.Count
                ? members[0].Project
                : throw new ArgumentException($"These are 1 to {MaxMembers} members of one project, each once.", nameof(members));
    }

    /// <summary>A commit of nothing yet.</summary>
    public static TeamCommit Begin(ProjectId project, string kind, Member? by, Instant now) => new()
    {
        Entry = new AuditEntry { Project = project, At = now, By = by?.Id, Kind = kind },
        RestsOn = by is null ? null : MemberVersion.Of(by),
        // The host's own code stands above rights, and can make another administrator.
        KeepsAdministrator = by is not null,
    };

    private TeamDecision Decide(DeskActor? actor, ProjectTeam team, string kind, IReadOnlyList<Member> after, Instant now)
    {
        var by = Require(actor, team.Project.Id);
        Member[] members = [.. after.Select(member => Checked(team, member))];
        ThrowIfRefused(by, team, members);
        // Decided by what the member is now: where that is changed meanwhile, it is decided again.
        members = [.. members.Select(member => ends.Apply(team, member, now) with { Version = team.FindMember(member.Id)?.Version ?? member.Version })];
        return new TeamDecision
        {
            Commit = Begin(team.Project.Id, kind, by, now) with { Members = members },
            Carried = [.. members.Select(member => ends.Carried(team, member, by, now)).OfType<HandSwitch>()],
        };
    }

    private static void ThrowIfRefused(Member? by, ProjectTeam team, IReadOnlyList<Member> members)
    {
        var refusal = TeamRules.WhyNotSave(team, members);
        if (by is not null)
        {
            // Whoever may not is told that first.
            refusal = members.Select(member => TeamRules.WhyNotChange(by, team.FindMember(member.Id), member)).FirstOrDefault(found => found is not null)
                ?? refusal ?? TeamRules.WhyNotWithoutAdministrator(team, members);
        }

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    private Project Checked(Project project) =>
        project.Language is not ("ru" or "en") ? throw new ArgumentException("A project's language is ru or en.", nameof(project))
        : !zones.IsKnown(project.Zone) ? throw new ArgumentException("A project's zone is an IANA time zone.", nameof(project))
        : project.Country is { } country && !CountryCode.IsOne(country) ? throw new ArgumentException(CountryCode.Rule, nameof(project))
        : project with { Name = Name(project.Name) };

    private static TeamDecision WithLetters(TeamDecision decision, LetterKind? kind) => kind is { } asked
        ? decision with { Commit = WithLetters(decision.Commit, asked) }
        : decision;

    private static TeamCommit WithLetters(TeamCommit commit, LetterKind kind) =>
        commit with { Letters = [.. commit.Members.Select(member => LetterBox.New(member.Id.ToString(), kind, commit.Entry.At))] };

    private Member Checked(ProjectTeam team, Member member) =>
        member.Groups.Any(id => team.Groups.All(group => group.Id != id)) ? throw new ArgumentException("A member's groups are groups of the project.", nameof(member))
        : !EmailAddress.LooksRight(member.Email) ? throw new ArgumentException("That is no e-mail.", nameof(member))
        // One that was there before may be of a host that knows more zones than this one.
        : member.Schedule.Zone is { } zone && team.FindMember(member.Id)?.Schedule.Zone != zone && !zones.IsKnown(zone) ? throw new ArgumentException("A schedule's zone is an IANA time zone.", nameof(member))
        : member with { FirstName = Name(member.FirstName), LastName = Name(member.LastName), Phone = Phone(member.Phone) };

    private Member? Require(DeskActor? actor, ProjectId project) =>
        actor is null ? null : actor.Project == project ? teams.Get(actor, Rights.ProjectSettings) : throw Refusal.NotFound();

    private HashSet<MemberId> AvailableOf(ProjectTeam team, IEnumerable<Member> members, Instant at) =>
        [.. members.Where(member => board.IsAvailable(team, member, at)).Select(member => member.Id)];
}
