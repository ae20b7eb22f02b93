using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Routing;

/// <summary>Says who may get what a visitor begins: the groups that apply to the page they write from (rules D4, P4).</summary>
internal sealed class Router(TeamDirectory teams, AvailabilityBoard board)
{
    /// <summary>What a page may offer its visitor, by who is there now.</summary>
    public ChatOffer OfferAt(ProjectId project, SiteId site, VisitedPage page)
    {
        var groups = GroupsFor(project, site, page);
        return new ChatOffer
        {
            Opening = board.OpeningOf(project, groups),
            Groups = groups.Count > 1 && Staffed(project, groups) is [_, _, ..] several ? several : [],
        };
    }

    /// <summary>
    /// The group that gets what begins, or null for everybody. Nothing falls to a group that does not apply, nor to one that has nobody while another has
    /// somebody.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="site">The site.</param>
    /// <param name="entry">From where it is written.</param>
    /// <param name="before">The group that the visitor's dialog has already, which keeps it where the page leaves the choice.</param>
    /// <param name="waits">Whether it may lie until somebody comes, as a request does.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NobodyAvailable"/>.</exception>
    public GroupId? GroupFor(ProjectId project, SiteId site, ChatEntry entry, GroupId? before, bool waits)
    {
        var groups = GroupsFor(project, site, entry.Page);
        if (!waits && !board.OpeningOf(project, groups).Available)
        {
            throw new Refusal(RefusalCode.NobodyAvailable, "No operator is available, so no chat can begin.");
        }

        var wanted = entry.Group ?? before;
        return groups.Count == 0 ? before : Pick([.. Staffed(project, groups).Select(group => group.Id)], wanted) ?? Pick(groups, wanted);
    }

    private IReadOnlyList<GroupId> GroupsFor(ProjectId project, SiteId site, VisitedPage page) =>
        teams.Find(project)?.FindSite(site) is { } found ? SegmentRules.GroupsFor(found.Settings, page) : [];

    private List<Group> Staffed(ProjectId project, IReadOnlyList<GroupId> groups) => groups.Count == 0 ? [] :
        [.. groups.Where(group => board.OpeningOf(project, [group]).Available)
            .Select(group => teams.Get(project).Groups.FirstOrDefault(known => known.Id == group)).OfType<Group>()];

    private static GroupId? Pick(IReadOnlyList<GroupId> groups, GroupId? wanted) =>
        groups.Count == 0 ? null : wanted is { } one && groups.Contains(one) ? one : groups[0];
}
