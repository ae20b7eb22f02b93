using System.Security.Claims;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>
/// Ends the desk of people who sign out of the app itself: nobody hears of a cookie's end. Call it where your app signs somebody out, as soon as the browser
/// has been told (<c>context.Response.OnCompleted(() => desk.EndAsync(user))</c>): a page that comes back sooner brings the cookie once more. From the services.
/// </summary>
public sealed class DeskSessions
{
    private readonly ChatEngine _chat;
    private readonly AccountWalk _walk;
    private readonly HostUsers? _users;

    internal DeskSessions(ChatEngine chat, AccountWalk walk, HostUsers? users) => (_chat, _walk, _users) = (chat, walk, users);

    /// <summary>Ends everything that a user has open at the desk, at every host within 2 s: pages, connections, sessions of our own.</summary>
    /// <param name="user">The user as the request knew them before the sign-out.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task EndAsync(ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _users?.FindEmail(user) is { } email ? EndAsync(email, cancellation) : Task.CompletedTask;
    }

    /// <summary>The same by the e-mail of a member; of somebody who is none nothing is ended.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotSupported"/>: the storage cannot do it.</exception>
    public async Task EndAsync(string email, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        var folded = EmailAddress.Fold(email);
        var accounts = _chat.Teams.All.SelectMany(team => team.Members)
            .Where(member => string.Equals(EmailAddress.Fold(member.Email), folded, StringComparison.Ordinal))
            .Select(member => member.Account)
            .Distinct();
        foreach (var account in accounts)
        {
            await _walk.ChangeAsync(account, static (known, _) => known, endsSessions: true, cancellation);
        }
    }
}
