using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>The projects of the installation with their sites and teams, kept in memory and replaced whole after each change.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class TeamDirectory(IProjectStore store, TeamKnowledge knowledge)
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile ImmutableList<ProjectTeam>? _teams;
    private volatile FrozenDictionary<ProjectId, ProjectTeam> _byId = FrozenDictionary<ProjectId, ProjectTeam>.Empty;

    /// <summary>Raised after a team was loaded anew, with its project.</summary>
    public event Action<ProjectId>? Changed;

    /// <exception cref="InvalidOperationException">The chat has not started.</exception>
    public IReadOnlyList<ProjectTeam> All => Loaded;

    private ImmutableList<ProjectTeam> Loaded => _teams ?? throw new InvalidOperationException(
        "MultiChat has not started. Use it after the app's start, or in a hosted service that is added after AddMultiChat.");

    /// <exception cref="InvalidOperationException">The chat has not started.</exception>
    public void ThrowUnlessLoaded() => _ = Loaded;

    /// <summary>How old they are.</summary>
    public TeamKnowledge Knowledge => knowledge;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        // One at a time: a list that was read earlier never replaces one that was read later.
        await _turn.WaitAsync(cancellation);
        try
        {
            var begun = knowledge.Begin();
            ImmutableList<ProjectTeam> teams = [.. await store.ListAsync(cancellation)];
            (_byId, _teams) = (teams.ToFrozenDictionary(team => team.Project.Id), teams);
            knowledge.Loaded(begun);
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
        foreach (var team in Loaded.Where(team => team.FindMember(account) is not null))
        {
            Changed?.Invoke(team.Project.Id);
        }
    }

    public ProjectTeam? Find(ProjectId project)
    {
        ThrowUnlessLoaded();
        return _byId.GetValueOrDefault(project);
    }

    public ProjectTeam Get(ProjectId project) => Find(project) ?? throw Refusal.NotFound();

    public ProjectTeam? FindBySlug(string slug) => Loaded.Find(team => string.Equals(team.Project.Slug, slug, StringComparison.Ordinal));

    public Site? FindSite(string key) =>
        Loaded.SelectMany(team => team.Sites).FirstOrDefault(site => string.Equals(site.Key, key, StringComparison.Ordinal));

    /// <summary>The acting member, if they have the right at this moment (rule T1), as this host surely knows it.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Forbidden"/>; <see cref="RefusalCode.Busy"/>: it does not know.</exception>
    public async ValueTask<Member> GetAsync(DeskActor actor, Rights right, CancellationToken cancellation)
    {
        await knowledge.RequireAsync(cancellation);
        return Get(actor, right);
    }

    /// <summary>As above, by what was just loaded or looked at.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Forbidden"/>.</exception>
    public Member Get(DeskActor actor, Rights right) =>
        Find(actor.Project)?.FindMember(actor.Member) is { } member && member.May(right)
            ? member
            : throw Refusal.Forbidden(right.ToString());
}
