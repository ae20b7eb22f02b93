using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

/// <summary>Tickets live a minute: a backup without them is as good.</summary>
internal sealed class RecordedVisitors(RecordedStorage storage, IVisitorStore inner)
{
    public async Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
    {
        await inner.AddAsync(visitor, tokenHash, cancellation);
        storage.Keep(copy => copy.Visitors.AddAsync(visitor, tokenHash, CancellationToken.None));
    }

    public async Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
    {
        await inner.ForgetAsync(project, tokenHash, cancellation);
        storage.Keep(copy => copy.Visitors.ForgetAsync(project, tokenHash, CancellationToken.None));
    }
}
