using Microsoft.Extensions.DependencyInjection;

namespace MultiChat;

/// <summary>What <c>AddMultiChat</c> returns: storages and other parts are added to it by extension methods, in any order.</summary>
/// <param name="services">The host's services.</param>
public sealed class MultiChatBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
