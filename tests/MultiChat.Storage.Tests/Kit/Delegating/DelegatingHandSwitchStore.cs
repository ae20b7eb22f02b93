using MultiChat.Availability;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingHandSwitchStore(IHandSwitchStore inner) : IHandSwitchStore
{
    protected IHandSwitchStore Inner { get; } = inner;

    public virtual Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
        Inner.ListAsync(project, cancellation);

    public virtual Task SaveAsync(HandSwitch @switch, CancellationToken cancellation) => Inner.SaveAsync(@switch, cancellation);
}
