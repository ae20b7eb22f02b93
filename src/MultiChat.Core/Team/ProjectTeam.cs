using MultiChat.Photos;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Team;

/// <summary>One project with everything that changes rarely: its sites, members, groups and classes, as they were when loaded.</summary>
public sealed record ProjectTeam
{
    /// <summary>The project.</summary>
    public required Project Project { get; init; }

    /// <summary>Its sites, in the order of their making.</summary>
    public IReadOnlyList<Site> Sites { get; init; } = [];

    /// <summary>Its members, in the order of their making, the disabled included.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>Its groups, in the order of their making.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>Its classes of inquiries, in the order of their making, the removed included.</summary>
    public IReadOnlyList<InquiryClass> Classes { get; init; } = [];

    /// <summary>The class of that id, removed or not, or null.</summary>
    /// <param name="id">The id.</param>
    public InquiryClass? FindClass(ClassId id) => Classes.FirstOrDefault(known => known.Id == id);

    /// <summary>The member of that id, or null.</summary>
    /// <param name="id">The id.</param>
    public Member? FindMember(MemberId id) => Members.FirstOrDefault(member => member.Id == id);

    /// <summary>The site of that id, or null.</summary>
    /// <param name="id">The id.</param>
    public Site? FindSite(SiteId id) => Sites.FirstOrDefault(site => site.Id == id);

    /// <summary>The member with that account, or null.</summary>
    /// <param name="account">The account.</param>
    public Member? FindMember(AccountId account) => Members.FirstOrDefault(member => member.Account == account);

    /// <summary>Whether somebody is an administrator who is not disabled.</summary>
    internal bool HasAdministrator => Members.Any(member => member.May(Rights.Administrator));

    /// <summary>The instant before which the member's hand switches count no more, or null where all count (rule P3).</summary>
    internal Instant? SwitchesSince(Member member) =>
        member.Schedule is { IsEmpty: false, Zone: null } && Project.ZoneSince is { } zone && !(zone <= member.SwitchesSince) ? zone : member.SwitchesSince;

    /// <summary>The member's photo, or null for nobody.</summary>
    /// <param name="id">The id.</param>
    public PhotoId? PhotoOf(MemberId? id) => id is { } known ? FindMember(known)?.Photo : null;

    /// <summary>The member's display name, or an empty text for nobody.</summary>
    /// <param name="id">The id.</param>
    public string NameOf(MemberId? id) => id is { } known ? FindMember(known)?.DisplayName ?? "" : "";
}
