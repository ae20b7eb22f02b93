using System.Security.Claims;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>The host's own users at the desk (rule T9): the host says who somebody is, MultiChat's rights say what they may, unless the host says that too.</summary>
internal sealed class HostUsers(ChatEngine chat, HostUserOptions options)
{
    /// <summary>Whether the host says what members may do.</summary>
    public bool GivesRights => options.RightsOf is not null;

    /// <summary>The e-mail, unless it is a text that nobody's e-mail can be.</summary>
    public string? FindEmail(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && options.FindEmail(principal) is { } email && KeptText.IsPossible(email) ? email : null;

    /// <summary>The user's members who are not disabled, as they are; empty for nobody.</summary>
    public IReadOnlyList<Member> List(ClaimsPrincipal principal)
    {
        var folded = FindEmail(principal) is { } email ? EmailAddress.Fold(email) : null;
        return folded is null
            ? []
            : [.. chat.Teams.All.Select(team => Find(team, folded)).OfType<Member>().Where(member => !member.Disabled)];
    }

    /// <summary>
    /// The same, made and changed as the app says first. Only for what has just come in: the principal of a connection is as old as the connection, and would
    /// take back what a newer request has given.
    /// </summary>
    public async Task<IReadOnlyList<Member>> FollowAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (FindEmail(principal) is { } email)
        {
            var folded = EmailAddress.Fold(email);
            foreach (var team in chat.Teams.All)
            {
                await (Find(team, folded) is { } known
                    ? ChangeAsync(principal, team, known, cancellation)
                    : MakeAsync(principal, team, email, cancellation));
            }
        }

        return List(principal);
    }

    private async Task MakeAsync(ClaimsPrincipal principal, ProjectTeam team, string email, CancellationToken cancellation)
    {
        var slug = team.Project.Slug;
        if (options.MakeMember?.Invoke(principal, slug) is not { } made)
        {
            return;
        }

        var rights = options.RightsOf?.Invoke(principal, slug) ?? made.Rights;
        try
        {
            await chat.Admin.AddMemberAsync(team.Project.Id, email, made.FirstName, made.LastName, rights, cancellation: cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Another of the user's requests, or another host, was first.
            await chat.Teams.LoadAsync(cancellation);
        }
    }

    private async Task ChangeAsync(ClaimsPrincipal principal, ProjectTeam team, Member member, CancellationToken cancellation)
    {
        if (!member.Disabled && options.RightsOf?.Invoke(principal, team.Project.Slug) is { } rights && rights != member.Rights)
        {
            await chat.Admin.SetRightsAsync(member, rights, cancellation);
        }
    }

    private static Member? Find(ProjectTeam team, string folded) =>
        team.Members.FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal));
}
