using Microsoft.Extensions.DependencyInjection;

namespace MultiChat;

/// <summary>What <c>AddMultiChat</c> returns: storages and other parts are added to it by extension methods, in any order.</summary>
/// <param name="services">The host's services.</param>
public sealed class MultiChatBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>
    /// Keeps everything in a storage, in place of memory. A chat has one: adding one of the same name again changes nothing. For authors of
    /// storages, whose <c>AddX</c> calls it.
    /// </summary>
    /// <param name="name">What tells it from others, without secrets: "SQLite file chat.db".</param>
    /// <param name="make">Makes it from the services, once, before the chat starts.</param>
    /// <exception cref="InvalidOperationException">Another storage was added.</exception>
    public MultiChatBuilder AddStorage(string name, Func<IServiceProvider, ChatStorage> make)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(make);
        var chosen = Services.Select(service => service.ImplementationInstance).OfType<ChosenStorage>().FirstOrDefault();
        if (chosen is null && Services.All(service => service.ServiceType != typeof(ChatStorage)))
        {
            Services.AddSingleton(new ChosenStorage(name));
            Services.AddSingleton(make);
        }
        else if (!string.Equals(chosen?.Name, name, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"MultiChat has a storage already, {chosen?.Name ?? "registered among the services"}, and {name} is a second. Remove one of them.");
        }

        return this;
    }
}
