using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Post;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Shows members as administrators see them: with their status and how they come in.</summary>
internal sealed class TeamView(ChatEngine chat, AccessBook access, PostOffice post, HostUsers? hostUsers = null)
{
    /// <summary>Whether the app's own sign-in lets the members in, so that no letters are sent (rule T9).</summary>
    public bool HasHostUsers => hostUsers is not null;

    /// <summary>Whether the app says what members may do.</summary>
    public bool HasHostRights => hostUsers is { GivesRights: true };

    public async ValueTask<WireTeam> OfAsync(ProjectTeam team) => new()
    {
        Members = await ListAsync(team, team.Members),
        Groups = [.. team.Groups.Select(WireTeamGroup.Of)],
        Zone = team.Project.Zone,
        Letters = post.IsOpen,
        HostRights = HasHostRights,
    };

    public async ValueTask<TeamMemberAnswer> AnswerAsync(Member member) =>
        new() { Member = (await ListAsync(chat.Teams.Get(member.Project), [member]))[0] };

    public async ValueTask<ScheduleAnswer> AnswerAsync(ScheduleChange change) => new()
    {
        Members = await ListAsync(chat.Teams.Get(change.Members[0].Project), change.Members),
        Available = [.. change.Available.Select(id => id.Value)],
        Unavailable = [.. change.Unavailable.Select(id => id.Value)],
    };

    private async Task<IReadOnlyList<WireTeamMember>> ListAsync(ProjectTeam team, IReadOnlyList<Member> members)
    {
        var known = await access.OfAsync(members, CancellationToken.None);
        return [.. members.Select(member => WireTeamMember.Of(member, chat.Board.StatusOf(team, member), known[member.Id]))];
    }
}
