using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>
/// Open dialogs that lie together in <c>dialogs_open</c>: one member's, one group's, or everybody's. For any one operator they are in one
/// section.
/// </summary>
internal readonly record struct DeskPile(MemberId? Holder, GroupId? Queue)
{
    /// <summary>The piles that can be an operator's own.</summary>
    public static IEnumerable<DeskPile> MineOf(Member me) => me.Groups.Distinct().Select(group => new DeskPile(Holder: null, group))
        .Append(new DeskPile(Holder: null, Queue: null))
        .Append(new DeskPile(me.Id, Queue: null));

    /// <summary>The section in which the operator sees the pile, by the one rule.</summary>
    /// <param name="me">The operator.</param>
    public Section SectionFor(Member me) => new Dialog
    {
        Project = me.Project,
        Id = default,
        Site = default,
        Visitor = default,
        Client = default,
        Channel = ChannelKind.Site,
        Inquiry = default,
        Responsible = Holder,
        Group = Queue,
    }.SectionFor(me);
}
