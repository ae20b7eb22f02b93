using System.Security.Claims;
using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>How the app's own signed-in users come to the desk (rule T9). Each function is asked with the principal of a request, and must be quick.</summary>
public sealed class HostUserOptions
{
    /// <summary>The e-mail of a signed-in principal, which the app has verified; null for nobody. Whoever has the e-mail of a member is that member.</summary>
    /// <value>The e-mail claim.</value>
    public Func<ClaimsPrincipal, string?> FindEmail { get; set; } = principal => principal.FindFirstValue(ClaimTypes.Email);

    /// <summary>
    /// Whom a user becomes who is no member of a project yet: asked at first sight, for each project by its slug, and again as long as it says null.
    /// Somebody who was disabled stays so.
    /// </summary>
    /// <value>Null: members are those that were added.</value>
    public Func<ClaimsPrincipal, string, HostMember?>? MakeMember { get; set; }

    /// <summary>
    /// What a member may do in a project, by its slug: asked at each request and kept where it differs from before, so that open pages follow within 2 s. The
    /// Team page shows rights and does not change them then.
    /// </summary>
    /// <value>Null: rights are given on the Team page, or by <see cref="ProjectAdmin"/>.</value>
    public Func<ClaimsPrincipal, string, Rights>? RightsOf { get; set; }
}
