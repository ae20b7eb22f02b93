using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.InMemory;

/// <summary>Projects with their teams.</summary>
internal sealed class InMemoryProjectStore : IProjectStore, IDismissalStore
{
    private readonly Lock _gate;
    private readonly InMemoryAccountStore _accounts;
    private readonly AllDialogs _dialogs;
    private readonly List<ProjectTeam> _teams = [];

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
        RequireKept(project.Slug, project.Name, project.Language, project.Zone);
        lock (_gate)
        {
            if (_teams.FindIndex(team => team.Project.Id == project.Id) is var index && index >= 0)
            {
                var kept = _teams[index];
                _teams[index] = kept with { Project = project with { Slug = kept.Project.Slug } };
                return;
            }

            RequireUnique("slug", _teams.Exists(team => team.Project.Slug == project.Slug));
            _teams.Add(new ProjectTeam { Project = project });
        }
    });

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => Change(site.Project, team =>
    {
        RequireKept([site.Key, .. site.AllowedOrigins]);
        RequireUnique("site key", _teams.Exists(other => other.Sites.Any(taken => taken.Key == site.Key && taken.Id != site.Id)));
        return team with { Sites = With(team.Sites, site with { AllowedOrigins = [.. site.AllowedOrigins] }, kept => kept.Id == site.Id) };
    }, cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        Change(member.Project, team => With(team, member), cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            IReadOnlyList<DialogCommit> released = [];
            Change(member.Project, team =>
            {
                Require(team, member);
                var dialogs = _dialogs.Of(member.Project);
                // No commit that rests on the member's rights comes between the release and their end.
                lock (dialogs.Gate)
                {
                    released = dialogs.Release(member.Id, release);
                    return With(team, member);
                }
            });
            if (member.Disabled && _teams.SelectMany(team => team.Members).All(other => other.Account != member.Account || other.Disabled))
            {
                _accounts.EndSessions(member.Account);
            }

            return released;
        }
    });

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => Change(
        group.Project,
        team => team with { Groups = With(team.Groups, group with { Name = KeptText.Checked(group.Name) }, kept => kept.Id == group.Id) },
        cancellation);

    private static void Require(ProjectTeam team, Member member)
    {
        RequireKept(member.Email, member.FirstName, member.LastName);
        var folded = EmailAddress.Fold(member.Email);
        RequireUnique("e-mail", team.Members.Any(taken => taken.Id != member.Id && EmailAddress.Fold(taken.Email) == folded));
    }

    private ProjectTeam With(ProjectTeam team, Member member)
    {
        Require(team, member);
        var before = team.FindMember(member.Id);
        var isOver = before is not null && (before.Account != member.Account || (member.Disabled && !before.Disabled));
        var version = (before?.SecurityVersion ?? 0)
            + (before is not null && (isOver || before.Rights != member.Rights || before.Disabled != member.Disabled) ? 1 : 0);
        return Put(team, member with
        {
            Groups = [.. member.Groups],
            SecurityVersion = version,
            SessionsSince = isOver ? version : before?.SessionsSince ?? 0,
        });
    }

    private ProjectTeam Put(ProjectTeam team, Member member)
    {
        _dialogs.Of(member.Project).Know(MemberVersion.Of(member));
        return team with { Members = With(team.Members, member, kept => kept.Id == member.Id) };
    }

    private void EndSessionsOfMembers(AccountId account)
    {
        for (var i = 0; i < _teams.Count; i++)
        {
            foreach (var member in _teams[i].Members.Where(member => member.Account == account))
            {
                var version = member.SecurityVersion + 1;
                _teams[i] = Put(_teams[i], member with { SecurityVersion = version, SessionsSince = version });
            }
        }
    }

    private Task Change(ProjectId project, Func<ProjectTeam, ProjectTeam> change, CancellationToken cancellation) =>
        Answer.Of(cancellation, () => Change(project, change));

    private void Change(ProjectId project, Func<ProjectTeam, ProjectTeam> change)
    {
        lock (_gate)
        {
            var index = _teams.FindIndex(team => team.Project.Id == project);
            if (index < 0)
            {
                throw new ArgumentException($"There is no project {project}. Save the project first.", nameof(project));
            }

            _teams[index] = change(_teams[index]);
        }
    }

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
