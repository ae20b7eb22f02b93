using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>The projects of the installation with their sites and teams, kept in memory and replaced whole after each change.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class TeamDirectory(IProjectStore store)
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile ImmutableList<ProjectTeam> _teams = [];

    /// <summary>Raised after a team was loaded anew, with its project.</summary>
    public event Action<ProjectId>? Changed;

    public IReadOnlyList<ProjectTeam> All => _teams;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        // One at a time: a list that was read earlier never replaces one that was read later.
        await _turn.WaitAsync(cancellation);
        try
        {
            _teams = [.. await store.ListAsync(cancellation)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task ReloadAsync(ProjectId project, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Changed?.Invoke(project);
    }

    /// <summary>Loads anew the teams that the account is a member of.</summary>
    public async Task ReloadAsync(AccountId account, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        foreach (var team in _teams.Where(team => team.FindMember(account) is not null))
        {
            Changed?.Invoke(team.Project.Id);
        }
    }

    public ProjectTeam? Find(ProjectId project) => _teams.Find(team => team.Project.Id == project);

    public ProjectTeam Get(ProjectId project) => Find(project) ?? throw Refusal.NotFound();

    public ProjectTeam? FindBySlug(string slug) => _teams.Find(team => string.Equals(team.Project.Slug, slug, StringComparison.Ordinal));

    public Site? FindSite(string key) =>
        _teams.SelectMany(team => team.Sites).FirstOrDefault(site => string.Equals(site.Key, key, StringComparison.Ordinal));

    /// <summary>The acting member, if they may work at the desk at this moment (rule T1).</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Forbidden"/>.</exception>
    public Member GetOperator(DeskActor actor) =>
        Find(actor.Project)?.FindMember(actor.Member) is { IsOperator: true } member
            ? member
            : throw new Refusal(RefusalCode.Forbidden, "This needs the Operator right in the project.");
}
