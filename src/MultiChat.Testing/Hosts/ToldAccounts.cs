using MultiChat.Hosts;
using MultiChat.Team;

namespace MultiChat.Testing.Hosts;

/// <summary>Accounts whose saving is told to the hosts of all their projects: what began before it is over there too.</summary>
internal sealed class ToldAccounts(IAccountStore inner, IProjectStore projects, Action<HostNews> tell)
{
    public async Task SaveAsync(Account account, CancellationToken cancellation)
    {
        await inner.SaveAsync(account, cancellation);
        foreach (var team in (await projects.ListAsync(CancellationToken.None)).Where(team => team.FindMember(account.Id) is not null))
        {
            tell(new HostNews.TeamChanged(team.Project.Id));
        }
    }
}
