using MultiChat.Hosting.Accounts;
using MultiChat.Team;

namespace MultiChat.Crash.Host;

/// <summary>Makes the operators at the first start.</summary>
internal sealed class Operators(ProjectAdmin admin, OperatorAccounts accounts) : IHostedService
{
    private const int Count = 4;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var team = admin.FindProject("main")!;
        for (var number = team.Members.Count; number < Count; number++)
        {
            var member = await admin.AddMemberAsync(
                team.Project.Id, $"operator{number}@example.org", "Operator", $"{number}", Rights.Operator, cancellation: cancellationToken);
            await accounts.SetPasswordAsync(member, "crash-password", cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
