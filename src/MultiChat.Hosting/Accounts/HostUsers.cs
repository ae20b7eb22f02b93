using System.Security.Claims;

namespace MultiChat.Hosting.Accounts;

/// <summary>The host's own users at the desk (rule T9): the host says who somebody is, MultiChat's rights say what they may.</summary>
/// <param name="findEmail">The e-mail of a signed-in principal, as the host has verified it; null for nobody.</param>
internal sealed class HostUsers(Func<ClaimsPrincipal, string?> findEmail)
{
    /// <summary>The e-mail, unless it is a text that nobody's e-mail can be.</summary>
    public string? FindEmail(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && findEmail(principal) is { } email && KeptText.IsPossible(email) ? email : null;
}
