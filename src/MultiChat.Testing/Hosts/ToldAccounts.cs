using MultiChat.Hosts;
using MultiChat.Team;

namespace MultiChat.Testing.Hosts;

/// <summary>Accounts whose saving is told to the hosts of all their projects, and the end of their sessions to all: what is over is over there too.</summary>
internal sealed class ToldAccounts(IAccountStore inner, IProjectStore projects, Action<HostNews> tell)
{
    public async Task SaveAsync(Account account, CancellationToken cancellation)
    {
        await inner.SaveAsync(account, cancellation);
        await TellTeamsAsync(account.Id);
    }

    public async Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation)
    {
        var saved = await ((IAccountBook)inner).TrySaveAsync(account, endsSessions, cancellation);
        if (saved && endsSessions)
        {
            await TellTeamsAsync(account.Id);
        }

        return saved;
    }

    public async Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation)
    {
        var session = await inner.FindSessionAsync(tokenHash, end, cancellation);
        if (end && session is not null)
        {
            tell(new HostNews.SessionsEnded(session.Account));
        }

        return session;
    }

    public async Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation)
    {
        await ((ISessionEnding)inner).EndSessionsAsync(account, except, cancellation);
        tell(new HostNews.SessionsEnded(account));
    }

    private async Task TellTeamsAsync(AccountId account)
    {
        foreach (var team in (await projects.ListAsync(CancellationToken.None)).Where(team => team.FindMember(account) is not null))
        {
            tell(new HostNews.TeamChanged(team.Project.Id));
        }
    }
}
