using MultiChat;
using MultiChat.Hosting.Accounts;
using MultiChat.Team;

namespace SupportSite;

/// <summary>Makes two operators at the first start in Development, so that there is somebody to chat with.</summary>
internal sealed class DemoTeam(ProjectAdmin admin, OperatorAccounts accounts, IHostEnvironment environment) : IHostedService
{
    private const string Password = "demo-password";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var team = admin.FindProject("main")!;
        if (!environment.IsDevelopment() || team.Members.Count > 0)
        {
            return;
        }

        await AddAsync("anna@example.org", "Анна", "Петрова", Rights.Operator | Rights.Administrator);
        await AddAsync("boris@example.org", "Борис", "-", Rights.Operator);

        async Task AddAsync(string email, string firstName, string lastName, Rights rights)
        {
            var member = await admin.AddMemberAsync(team.Project.Id, email, firstName, lastName, rights, cancellation: cancellationToken);
            await accounts.SetPasswordAsync(member, Password, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
