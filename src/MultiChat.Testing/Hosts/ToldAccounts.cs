using MultiChat.Hosts;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Hosts;

/// <summary>Accounts whose saving is told to the hosts of all their projects: what began before it is over there too.</summary>
internal sealed class ToldAccounts(IAccountStore inner, IProjectStore projects, Action<HostNews> tell) : IAccountStore
{
    public Task<Account?> FindAsync(string email, CancellationToken cancellation) => inner.FindAsync(email, cancellation);

    public async Task SaveAsync(Account account, CancellationToken cancellation)
    {
        await inner.SaveAsync(account, cancellation);
        foreach (var team in (await projects.ListAsync(CancellationToken.None)).Where(team => team.FindMember(account.Id) is not null))
        {
            tell(new HostNews.TeamChanged(team.Project.Id));
        }
    }

    public Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation) =>
        inner.TakePasswordTryAsync(account, now, window, limit, cancellation);

    public Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation) =>
        inner.AddSessionAsync(session, rightPassword, cancellation);

    public Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation) =>
        inner.FindSessionAsync(tokenHash, end, cancellation);
}
