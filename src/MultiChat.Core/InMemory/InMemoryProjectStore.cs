using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.InMemory;

internal sealed class InMemoryProjectStore : IProjectStore
{
    private readonly Lock _gate = new();
    private readonly List<ProjectTeam> _teams = [];

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

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) => Change(member.Project, team =>
    {
        RequireKept(member.Email, member.FirstName, member.LastName);
        var folded = EmailAddress.Fold(member.Email);
        RequireUnique("e-mail", team.Members.Any(taken => taken.Id != member.Id && EmailAddress.Fold(taken.Email) == folded));
        return team with { Members = With(team.Members, member with { Groups = [.. member.Groups] }, kept => kept.Id == member.Id) };
    }, cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => Change(
        group.Project,
        team => team with { Groups = With(team.Groups, group with { Name = KeptText.Checked(group.Name) }, kept => kept.Id == group.Id) },
        cancellation);

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
