using MultiChat.Availability;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Routing;

/// <summary>Says who may get a visitor's chat: the groups of the page until the first message, and those of the dialog from then on (rules D4, P4).</summary>
internal sealed class Router(TeamDirectory teams, AvailabilityBoard board)
{
    /// <summary>What a page may offer a visitor who has no dialog yet.</summary>
    public ChatOffer OfferAt(ProjectId project, SiteId site, VisitedPage page)
    {
        var groups = GroupsFor(project, site, page);
        return new ChatOffer
        {
            Opening = board.OpeningOf(project, groups),
            Groups = groups.Count > 1 && Staffed(project, groups) is [_, _, ..] several ? several : [],
        };
    }

    /// <summary>What a page may offer the visitor of this dialog.</summary>
    public ChatOffer OfferFor(Dialog dialog) => new() { Opening = OpeningFor(dialog) };

    public Opening OpeningFor(Dialog dialog) => board.OpeningOf(dialog.Project, dialog.Group is { } group ? [group] : []);

    /// <summary>The group that gets a first message, or null for everybody. Nothing falls to a group that does not apply.</summary>
    /// <param name="project">The project.</param>
    /// <param name="site">The site.</param>
    /// <param name="entry">From where it is written.</param>
    /// <param name="waits">Whether it may lie until somebody comes, as a request does.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NobodyAvailable"/>.</exception>
    public GroupId? GroupFor(ProjectId project, SiteId site, ChatEntry entry, bool waits)
    {
        var groups = GroupsFor(project, site, entry.Page);
        var staffed = Staffed(project, groups);
        var picked = staffed.FirstOrDefault(group => group.Id == entry.Group) ?? staffed.FirstOrDefault();
        return
            picked is not null ? picked.Id
            : !waits && !board.OpeningOf(project, groups).Available ? throw NobodyAvailable()
            : groups.Count == 0 ? null
            : groups.Contains(entry.Group.GetValueOrDefault()) ? entry.Group
            : groups[0];
    }

    /// <summary>Refuses a message that nobody would get, where it begins an inquiry anew.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NobodyAvailable"/>.</exception>
    public void ThrowUnlessSomebodyIsFor(Dialog dialog)
    {
        if (!OpeningFor(dialog).Available)
        {
            throw NobodyAvailable();
        }
    }

    private IReadOnlyList<GroupId> GroupsFor(ProjectId project, SiteId site, VisitedPage page) =>
        teams.Find(project)?.FindSite(site) is { } found ? SegmentRules.GroupsFor(found.Settings, page) : [];

    private List<Group> Staffed(ProjectId project, IReadOnlyList<GroupId> groups) => groups.Count == 0 ? [] :
        [.. groups.Where(group => board.OpeningOf(project, [group]).Available)
            .Select(group => teams.Get(project).Groups.FirstOrDefault(known => known.Id == group)).OfType<Group>()];

    private static Refusal NobodyAvailable() => new(RefusalCode.NobodyAvailable, "No operator is available, so no chat can begin.");
}
