using MultiChat.Projects;
using MultiChat.Routing;
using MultiChat.Team;

namespace MultiChat.Hosting.Visitors;

/// <summary>The page from which a visitor comes: what it says of itself, and of the request's cookies those that the site's segments look at.</summary>
internal sealed class Arrival(ChatEngine chat)
{
    public VisitedPage PageOf(HttpContext context, string? address)
    {
        var site = (Site)context.Items[typeof(Site)]!;
        // As it is now: the connection may be older.
        var asked = SegmentRules.CookiesOf((chat.Teams.Find(site.Project)?.FindSite(site.Id) ?? site).Settings);
        var cookies =
            from name in asked.Distinct(StringComparer.Ordinal)
            let value = context.Request.Cookies[name]
            where value is not null
            select KeyValuePair.Create(name, value);
        return new VisitedPage(address, cookies.ToDictionary(StringComparer.Ordinal));
    }

    public static ChatEntry EntryOf(VisitedPage page, Guid? group) => new() { Page = page, Group = group is { } id ? new GroupId(id) : null };
}
