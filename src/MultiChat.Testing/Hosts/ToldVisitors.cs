using MultiChat.Clients;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldVisitors(IVisitorStore inner, Action<HostNews> tell)
{
    public async Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
    {
        var visitor = await inner.FindAsync(project, tokenHash, cancellation);
        await inner.ForgetAsync(project, tokenHash, cancellation);
        if (visitor is not null)
        {
            tell(new HostNews.VisitorForgotten(project, visitor.Id));
        }
    }
}
