using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>
/// What a change of a team makes of hand switches. Each belongs to the hours, and to the right, under which it was moved, and ends with them (rules P3,
/// T4), in the same commit.
/// </summary>
internal sealed class SwitchEnds(AvailabilityBoard board, SwitchBook switches, ConnectionBook connections)
{
    /// <summary>The first instant from now on that is after every switch of the project, on whatever host's clock.</summary>
    public Instant After(ProjectId project, Instant now)
    {
        var later = switches.Of(project).Values.Where(hand => hand.At >= now).ToList();
        return later.Count == 0 ? now : later.Max(hand => hand.At) + Duration.FromMilliseconds(1);
    }

    /// <summary>The member as they shall be, who knows which switches count.</summary>
    public Member Apply(ProjectTeam team, Member after, Instant now)
    {
        var before = team.FindMember(after.Id);
        return after with { SwitchesSince = before is not null && Ends(team, before, after, now) ? After(team.Project.Id, now) : before?.SwitchesSince };
    }

    /// <summary>
    /// The switch of an operator who loses all hours while they are on duty: they stay there as if switched on now, until it is switched off or absence
    /// ends it (rule P2). Null for all others.
    /// </summary>
    /// <param name="team">The team as it is.</param>
    /// <param name="after">The member, as <see cref="Apply"/> left them.</param>
    /// <param name="by">Who takes the hours, or null for the host's own code.</param>
    /// <param name="now">The instant.</param>
    public HandSwitch? Carried(ProjectTeam team, Member after, Member? by, Instant now) =>
        after is { IsOperator: true, Schedule.IsEmpty: true, SwitchesSince: { } since }
        && team.FindMember(after.Id) is { Schedule.IsEmpty: false } before && board.IsAvailable(team, before, now)
            ? new HandSwitch
            {
                Project = after.Project,
                Member = after.Id,
                On = true,
                At = since,
                By = by?.Id,
                ByHost = by is null,
                AbsentSince = connections.IsConnected(after.Project, after.Id) ? null : since,
            }
            : null;

    private bool Ends(ProjectTeam team, Member before, Member after, Instant now) => before.IsOperator != after.IsOperator
        || (!before.Schedule.Equals(after.Schedule) && !(before.Schedule.IsEmpty && after.Schedule.IsEmpty) && !board.HoldsThrough(team, before, after, now));
}
