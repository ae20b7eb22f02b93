using MultiChat.Availability;
using MultiChat.Commits;
using MultiChat.Mail;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>The walk of every command that changes a project or its team: load, clock, decide, commit, publish.</summary>
internal sealed class TeamWalk(
    IProjectStore projects,
    Dismissing dismissing,
    TeamDirectory teams,
    SwitchBook switches,
    CommitStream commits,
    OutboxFilling outbox,
    LetterBox letters,
    Errands errands,
    ChatClock clock,
    RandomSource chance,
    Action lookAtEverything)
{
    private const int MaxAttempts = 20;

    /// <summary>Runs a command. What another has changed since it was decided is read, and it is decided again.</summary>
    /// <param name="project">The project that it changes, or makes.</param>
    /// <param name="decide">Decides by the team as it is, null where there is none yet; pure. It leaves the changes of the audit's entry to this.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal">As the decision says; <see cref="RefusalCode.LastAdministrator"/>, <see cref="RefusalCode.Busy"/>.</exception>
    public Task RunAsync(ProjectId project, Func<ProjectTeam?, Instant, TeamCommit> decide, CancellationToken cancellation) =>
        RunAsync(project, (team, now) => new TeamDecision { Commit = decide(team, now) }, cancellation);

    /// <summary>As above, for a command that moves switches, too.</summary>
    public async Task RunAsync(ProjectId project, Func<ProjectTeam?, Instant, TeamDecision> decide, CancellationToken cancellation)
    {
        teams.ThrowUnlessLoaded();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            await teams.LoadAsync(cancellation);
            var team = teams.Find(project);
            var now = clock.Now;
            var decision = decide(team, now);
            var commit = TeamAudit.Fill(decision.Commit, team);
            if (commit.Entry.Changes.Count == 0 && projects is ITeamStore)
            {
                return;
            }

            foreach (var carried in decision.Carried)
            {
                await switches.KeepAsync(carried, cancellation);
            }

            var outcome = await SaveAsync(commit, now, cancellation);
            if (outcome == TeamOutcome.LeavesNoAdministrator)
            {
                throw Refusal.LastAdministrator();
            }

            if (outcome.Released is not null)
            {
                if (commit.Letters.Count > 0)
                {
                    letters.Look();
                }

                return;
            }
        }

        throw new Refusal(RefusalCode.Busy, "Others change the team all the time. Try again.");
    }

    private async Task<TeamOutcome> SaveAsync(TeamCommit commit, Instant now, CancellationToken cancellation)
    {
        var project = commit.Entry.Project;
        try
        {
            var releases = new Releases(outbox, commits, chance, now, commit.Entry.By);
            var outcome = projects is ITeamStore store
                ? await store.CommitAsync(commit, releases.Of, cancellation)
                : await StepByStepAsync(commit, cancellation);
            releases.Publish(outcome.Released ?? []);
            await teams.ReloadAsync(project, cancellation);
            return outcome;
        }
        catch (Exception failure) when (failure is not DuplicateKeyException)
        {
            // What the store has now is not known, and rights go by it: it is read until it is. Dialogs may have come free.
            errands.Run(project, async () =>
            {
                await teams.ReloadAsync(project, CancellationToken.None);
                lookAtEverything();
            });
            throw;
        }
    }

    /// <summary>What a storage needs that can't do it at once. The releases are published by themselves.</summary>
    private async Task<TeamOutcome> StepByStepAsync(TeamCommit commit, CancellationToken cancellation)
    {
        if (commit.Settings is { } settings)
        {
            await projects.SaveProjectAsync(settings, cancellation);
        }

        foreach (var site in commit.Sites)
        {
            await projects.SaveSiteAsync(site, cancellation);
        }

        foreach (var group in commit.Groups)
        {
            await projects.SaveGroupAsync(group, cancellation);
        }

        foreach (var letter in commit.Letters)
        {
            await letters.Book!.PutAsync(letter, cancellation);
        }

        foreach (var member in commit.Members)
        {
            await (member.IsOperator ? projects.SaveMemberAsync(member, cancellation) : dismissing.RunAsync(member, commit.Entry.By, cancellation));
        }

        return TeamOutcome.Written([]);
    }
}
