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

        await AddAsync("anna@example.org", "Анна", "Петрова");
        await AddAsync("boris@example.org", "Борис", "-");

        async Task AddAsync(string email, string firstName, string lastName)
        {
            var member = await admin.AddMemberAsync(team.Project.Id, email, firstName, lastName, Rights.Operator, cancellation: cancellationToken);
            await accounts.SetPasswordAsync(member, Password, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
