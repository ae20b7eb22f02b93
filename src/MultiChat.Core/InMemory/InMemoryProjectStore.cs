using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Templates;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>Projects with their teams.</summary>
internal sealed class InMemoryProjectStore : IProjectStore, IDismissalStore, ITeamStore, IPhotoStore, ITemplateStore
{
    private readonly Lock _gate;
    private readonly InMemoryAccountStore _accounts;
    private readonly AllDialogs _dialogs;
    private readonly List<ProjectTeam> _teams = [];
    private readonly Dictionary<ProjectId, List<AuditEntry>> _audits = [];
    private readonly Dictionary<ProjectId, InMemoryPhotos> _photos = [];
    private readonly Dictionary<ProjectId, InMemoryTemplates> _templates = [];

    /// <param name="gate">Shared with the accounts.</param>
    /// <param name="accounts">Of the members.</param>
    /// <param name="dialogs">What the members answer.</param>
    public InMemoryProjectStore(Lock gate, InMemoryAccountStore accounts, AllDialogs dialogs)
    {
        (_gate, _accounts, _dialogs) = (gate, accounts, dialogs);
        accounts.Saved = EndSessionsOfMembers;
    }

    public Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return (IReadOnlyList<ProjectTeam>)[.. _teams];
        }
    });

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            Save(project);
        }
    });

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => Change(site.Project, team => With(team, site), cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        Change(member.Project, team =>
        {
            Require(team, member);
            return Grown(team, member);
        }, cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            var team = Get(member.Project);
            Require(team, member);
            return Write(team, [member], release);
        }
    });

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => Change(group.Project, team => With(team, group), cancellation);

    public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            TeamCommit.ThrowIfInconsistent(commit);
            lock (_gate)
            {
                return Commit(commit, release);
            }
        });

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(ProjectId project, long? before, int limit, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                return (IReadOnlyList<AuditEntry>)
                [
                    .. _audits.GetValueOrDefault(project, []).AsEnumerable().Reverse().SkipWhile(entry => entry.Number >= before).Take(limit),
                ];
            }
        });

    public Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            PhotosOf(Get(project).Project.Id).Put(photo);
        }
    });

    public ValueTask<Photo?> FindAsync(ProjectId project, PhotoId id, CancellationToken cancellation) => new(Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return PhotosOf(project).Find(id);
        }
    }));

    public Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                var used = _teams.Find(team => team.Project.Id == project)?.Members.Select(member => member.Photo).OfType<PhotoId>().ToHashSet() ?? [];
                return PhotosOf(project).Sweep(used, now, before, limit);
            }
        });

    public Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation) =>
        WithTemplates(project, templates => templates.List(), cancellation);

    public Task<Template?> FindAsync(ProjectId project, TemplateId id, CancellationToken cancellation) =>
        WithTemplates(project, templates => templates.Find(id), cancellation);

    public Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return TemplatesOf(Get(template.Project).Project.Id).Save(template);
        }
    });

    public Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation) =>
        WithTemplates(project, templates => templates.Remove(id, version), cancellation);

    private TeamOutcome Commit(TeamCommit commit, Func<Dialog, DialogCommit> release)
    {
        var kept = _teams.Find(known => known.Project.Id == commit.Entry.Project);
        if (kept is null && commit.Settings is null)
        {
            throw NoProject(commit.Entry.Project);
        }

        if (commit.RestsOn is { } actor && kept?.FindMember(actor.Member)?.SecurityVersion != actor.Version
            || commit.Members.Any(member => member.Version != 0 && kept?.FindMember(member.Id)?.Version != member.Version)
            || commit.Sites.Any(site => site.Version != 0 && kept?.FindSite(site.Id)?.Version != site.Version)
            || (commit.ClassesSeen is { } seen && seen != (kept?.Classes.Sum(known => known.Version) ?? 0))
            || commit.Classes.Any(known => known.Version != 0 && kept?.FindClass(known.Id)?.Version != known.Version))
        {
            return TeamOutcome.Lost;
        }

        if (commit.KeepsAdministrator && kept is not null && kept.HasAdministrator && !With(kept, commit.Members).HasAdministrator)
        {
            return TeamOutcome.LeavesNoAdministrator;
        }

        // Every refusal comes before the first effect.
        var team = kept ?? new ProjectTeam { Project = commit.Settings! };
        RequireUnique("slug", kept is null && _teams.Exists(other => other.Project.Slug == team.Project.Slug));
        team = commit.Sites.Aggregate(team, With);
        team = commit.Groups.Aggregate(team, With);
        team = commit.Classes.Aggregate(team, With);
        _ = commit.Members.Aggregate(team, (before, member) =>
        {
            Require(before, member);
            return With(before, [member]);
        });
        if (commit.Settings is { } settings)
        {
            team = team with { Project = settings with { Slug = team.Project.Slug } };
        }

        var released = Write(team, commit.Members, release);
        _accounts.Put(commit.Letters);
        var audit = _audits.TryGetValue(team.Project.Id, out var entries) ? entries : _audits[team.Project.Id] = [];
        audit.Add(commit.Entry with { Number = audit.Count + 1, Changes = [.. commit.Entry.Changes] });
        return TeamOutcome.Written(released);
    }

    /// <summary>Puts a team in its place, with members as they shall be and all that ends by it. Nothing is refused any more but a release.</summary>
    private IReadOnlyList<DialogCommit> Write(ProjectTeam team, IReadOnlyList<Member> members, Func<Dialog, DialogCommit> release)
    {
        var dialogs = _dialogs.Of(team.Project.Id);
        IReadOnlyList<DialogCommit> released;
        // No commit that rests on a member's rights comes between the release and their end.
        lock (dialogs.Gate)
        {
            released = dialogs.Release(members.Where(member => !member.IsOperator).Select(member => member.Id).ToHashSet(), release);
            Put(members.Aggregate(team, Grown));
        }

        foreach (var member in members.Where(member => member.Disabled))
        {
            if (_teams.SelectMany(known => known.Members).All(other => other.Account != member.Account || other.Disabled))
            {
                _accounts.EndSessions(member.Account);
            }
        }

        return released;
    }

    private void Save(Project project)
    {
        RequireKept(project.Slug, project.Name, project.Language, project.Zone, project.Country ?? "");
        if (_teams.Find(team => team.Project.Id == project.Id) is { } kept)
        {
            Put(kept with { Project = project with { Slug = kept.Project.Slug } });
            return;
        }

        RequireUnique("slug", _teams.Exists(team => team.Project.Slug == project.Slug));
        Put(new ProjectTeam { Project = project });
    }

    private ProjectTeam With(ProjectTeam team, Site site)
    {
        RequireKept([site.Key, .. site.AllowedOrigins, .. site.Settings.AllTexts.OfType<string>()]);
        RequireUnique("site key", _teams.Append(team).Any(other => other.Sites.Any(taken => taken.Key == site.Key && taken.Id != site.Id)));
        // The version is given here; kept is a copy, and what JSON keeps of the settings.
        var kept = site with
        {
            AllowedOrigins = [.. site.AllowedOrigins],
            Settings = SiteSettings.FromJson(site.Settings.ToJson()),
            Version = (team.FindSite(site.Id)?.Version ?? 0) + 1,
        };
        return team with { Sites = With(team.Sites, kept, known => known.Id == site.Id) };
    }

    private static ProjectTeam With(ProjectTeam team, Group group) =>
        team with { Groups = With(team.Groups, group with { Name = KeptText.Checked(group.Name) }, kept => kept.Id == group.Id) };

    private static ProjectTeam With(ProjectTeam team, InquiryClass changed) => team with
    {
        Classes = With(
            team.Classes,
            changed with { Name = KeptText.Checked(changed.Name), Version = (team.FindClass(changed.Id)?.Version ?? 0) + 1 },
            kept => kept.Id == changed.Id),
    };

    private static ProjectTeam With(ProjectTeam team, IReadOnlyList<Member> members) => members.Aggregate(
        team, (before, member) => before with { Members = With(before.Members, member, kept => kept.Id == member.Id) });

    private static void Require(ProjectTeam team, Member member)
    {
        RequireKept(member.Email, member.FirstName, member.LastName, member.Phone ?? "");
        var folded = EmailAddress.Fold(member.Email);
        RequireUnique("e-mail", team.Members.Any(taken => taken.Id != member.Id && EmailAddress.Fold(taken.Email) == folded));
    }

    /// <summary>With a member as saved: their versions are given here.</summary>
    private ProjectTeam Grown(ProjectTeam team, Member member)
    {
        var before = team.FindMember(member.Id);
        var isOver = before is not null && (before.Account != member.Account || (member.Disabled && !before.Disabled));
        var security = (before?.SecurityVersion ?? 0)
            + (before is not null && (isOver || before.Rights != member.Rights || before.Disabled != member.Disabled) ? 1 : 0);
        return Known(team, member with
        {
            Groups = [.. member.Groups],
            Version = (before?.Version ?? 0) + 1,
            SecurityVersion = security,
            SessionsSince = isOver ? security : before?.SessionsSince ?? 0,
        });
    }

    private ProjectTeam Known(ProjectTeam team, Member member)
    {
        _dialogs.Of(member.Project).Know(MemberVersion.Of(member));
        return With(team, [member]);
    }

    private void EndSessionsOfMembers(AccountId account)
    {
        foreach (var team in _teams.ToList())
        {
            Put(team.Members.Where(member => member.Account == account).Aggregate(team, (before, member) =>
            {
                var version = member.SecurityVersion + 1;
                return Known(before, member with { SecurityVersion = version, SessionsSince = version });
            }));
        }
    }

    private Task Change(ProjectId project, Func<ProjectTeam, ProjectTeam> change, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                Put(change(Get(project)));
            }
        });

    private Task<T> WithTemplates<T>(ProjectId project, Func<InMemoryTemplates, T> use, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                return use(TemplatesOf(project));
            }
        });

    private InMemoryTemplates TemplatesOf(ProjectId project) =>
        _templates.TryGetValue(project, out var templates) ? templates : _templates[project] = new InMemoryTemplates();

    private InMemoryPhotos PhotosOf(ProjectId project) =>
        _photos.TryGetValue(project, out var photos) ? photos : _photos[project] = new InMemoryPhotos();

    private ProjectTeam Get(ProjectId project) => _teams.Find(team => team.Project.Id == project) ?? throw NoProject(project);

    private void Put(ProjectTeam team)
    {
        var index = _teams.FindIndex(known => known.Project.Id == team.Project.Id);
        if (index < 0)
        {
            _teams.Add(team);
        }
        else
        {
            _teams[index] = team;
        }
    }

    private static ArgumentException NoProject(ProjectId project) => new($"There is no project {project}. Save the project first.", nameof(project));

    private static T[] With<T>(IReadOnlyList<T> kept, T item, Predicate<T> isSame)
    {
        T[] next = [.. kept];
        var index = Array.FindIndex(next, isSame);
        if (index < 0)
        {
            return [.. next, item];
        }

        next[index] = item;
        return next;
    }

    private static void RequireKept(params string[] texts) => Array.ForEach(texts, text => KeptText.Checked(text));

    private static void RequireUnique(string key, bool taken)
    {
        if (taken)
        {
            throw new DuplicateKeyException(key);
        }
    }
}
