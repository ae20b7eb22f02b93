using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedDismissals(IProjectStore inner, IDismissalStore dismissals, InterceptedPort port)
    : InterceptedProjectStore(inner, port), IDismissalStore
{
    private readonly InterceptedPort _port = port;

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        _port.WriteAsync(token => dismissals.DismissAsync(member, release, token), cancellation);
}
