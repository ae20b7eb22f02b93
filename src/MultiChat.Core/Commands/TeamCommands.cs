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
internal sealed class TeamCommands(TeamWalk walk, TeamDirectory teams, AvailabilityBoard board, IDateTimeZoneProvider zones)
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
    public Task AskForLetterAsync(DeskActor? actor, Member member, CancellationToken cancellation) =>
        NoteAsync(actor, member, Rights.ProjectSettings, "letter_asked", "letter", LetterKind.NewPassword.Value, LetterKind.NewPassword, cancellation);

    /// <summary>Notes that a link was made by which a member chooses a password.</summary>
    public Task NoteLinkAsync(DeskActor? actor, Member member, Instant expiresAt, CancellationToken cancellation) =>
        NoteAsync(actor, member, Rights.Administrator, "link_made", "link", InstantPattern.General.Format(expiresAt), letter: null, cancellation);

    /// <summary>Commits what changes nothing of the team itself: a note for the audit, and a letter.</summary>
    private async Task NoteAsync(
        DeskActor? actor,
        Member member,
        Rights right,
        string kind,
        string field,
        string value,
        LetterKind? letter,
        CancellationToken cancellation)
    {
        await RequireAsync(actor, member.Project, right, cancellation);
        await walk.RunAsync(
            member.Project,
            (known, now) =>
            {
                var current = known?.FindMember(member.Id) ?? throw Refusal.NotFound();
                var by = Require(actor, member.Project);
                if (by is not null && TeamRules.WhyNotChange(by, current, current) is { } refusal)
                {
                    throw refusal;
                }

                var commit = Begin(member.Project, kind, by, now);
                return commit with
                {
                    Entry = commit.Entry with { Changes = [new AuditedChange { Subject = member.Id.Value, Field = field, After = value }] },
                    Letters = letter is { } asked ? [LetterBox.New(member.Id.ToString(), asked, now)] : [],
                };
            },
            cancellation);
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
            Member[] after = [.. before.Zip(members, (current, seen) => current with { Schedule = change(current.Schedule), Version = seen.Version })];
            var commit = Decide(actor, team, kind, after, now);
            var (was, becomes) = (AvailableOf(team, before, now), AvailableOf(team, after, now));
            answer = new ScheduleChange { Members = after, Available = [.. becomes.Except(was)], Unavailable = [.. was.Except(becomes)] };
            return commit;
        }, cancellation);
        var saved = teams.Get(project);
        return answer! with { Members = [.. members.Select(member => saved.FindMember(member.Id)!)] };
    }

    /// <summary>How many operators the schedules put on duty in the seven days from a date on, in the project's zone (rule S7).</summary>
    /// <param name="team">The team as it is.</param>
    /// <param name="from">The first date.</param>
    /// <param name="instead">Members as they would be.</param>
    public Coverage CoverageOf(ProjectTeam team, LocalDate from, IReadOnlyList<Member> instead)
    {
        var here = zones[team.Project.Zone];
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

    private TeamCommit Decide(DeskActor? actor, ProjectTeam team, string kind, IReadOnlyList<Member> after, Instant now)
    {
        var by = Require(actor, team.Project.Id);
        Member[] members = [.. after.Select(member => Checked(team, member))];
        var refusal = TeamRules.WhyNotSave(team, members);
        if (by is not null)
        {
            // Whoever may not is told that first.
            refusal = members.Select(member => TeamRules.WhyNotChange(by, team.FindMember(member.Id), member)).FirstOrDefault(found => found is not null)
                ?? refusal ?? TeamRules.WhyNotWithoutAdministrator(team, members);
        }

        return refusal is null ? Begin(team.Project.Id, kind, by, now) with { Members = members } : throw refusal;
    }

    private Project Checked(Project project) =>
        project.Language is not ("ru" or "en") ? throw new ArgumentException("A project's language is ru or en.", nameof(project))
        : !zones.IsKnown(project.Zone) ? throw new ArgumentException("A project's zone is an IANA time zone.", nameof(project))
        : project.Country is { } country && !CountryCode.IsOne(country) ? throw new ArgumentException(CountryCode.Rule, nameof(project))
        : project with { Name = Name(project.Name) };

    private static TeamCommit WithLetters(TeamCommit commit, LetterKind? kind) => kind is { } asked
        ? commit with { Letters = [.. commit.Members.Select(member => LetterBox.New(member.Id.ToString(), asked, commit.Entry.At))] }
        : commit;

    private Member Checked(ProjectTeam team, Member member) =>
        member.Groups.Any(id => team.Groups.All(group => group.Id != id)) ? throw new ArgumentException("A member's groups are groups of the project.", nameof(member))
        : !EmailAddress.LooksRight(member.Email) ? throw new ArgumentException("That is no e-mail.", nameof(member))
        : member.Schedule.Zone is { } zone && !zones.IsKnown(zone) ? throw new ArgumentException("A schedule's zone is an IANA time zone.", nameof(member))
        : member with { FirstName = Name(member.FirstName), LastName = Name(member.LastName), Phone = Phone(member.Phone) };

    private Member? Require(DeskActor? actor, ProjectId project) =>
        actor is null ? null : actor.Project == project ? teams.Get(actor, Rights.ProjectSettings) : throw Refusal.NotFound();

    private HashSet<MemberId> AvailableOf(ProjectTeam team, IEnumerable<Member> members, Instant at) =>
        [.. members.Where(member => board.IsAvailable(team, member, at)).Select(member => member.Id)];
}
