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

    /// <summary>The user's members who are not disabled, made and changed as the host says; empty for nobody.</summary>
    public async Task<IReadOnlyList<Member>> ListAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (FindEmail(principal) is not { } email)
        {
            return [];
        }

        var folded = EmailAddress.Fold(email);
        var members = new List<Member>();
        foreach (var team in chat.Teams.All)
        {
            var known = team.Members.FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal));
            var member = known is null
                ? await MakeAsync(principal, team, email, cancellation)
                : await FollowAsync(principal, team, known, cancellation);
            if (member is { Disabled: false })
            {
                members.Add(member);
            }
        }

        return members;
    }

    private async Task<Member?> MakeAsync(ClaimsPrincipal principal, ProjectTeam team, string email, CancellationToken cancellation)
    {
        var slug = team.Project.Slug;
        if (options.MakeMember?.Invoke(principal, slug) is not { } made)
        {
            return null;
        }

        var rights = options.RightsOf?.Invoke(principal, slug) ?? made.Rights;
        try
        {
            return await chat.Admin.AddMemberAsync(team.Project.Id, email, made.FirstName, made.LastName, rights, cancellation: cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Another of the user's requests, or another host, was first.
            await chat.Teams.LoadAsync(cancellation);
            var folded = EmailAddress.Fold(email);
            return chat.Teams.Get(team.Project.Id).Members
                .FirstOrDefault(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal));
        }
    }

    private async Task<Member> FollowAsync(ClaimsPrincipal principal, ProjectTeam team, Member member, CancellationToken cancellation) =>
        !member.Disabled && options.RightsOf?.Invoke(principal, team.Project.Slug) is { } rights && rights != member.Rights
            ? await chat.Admin.SetRightsAsync(member, rights, cancellation)
            : member;
}
