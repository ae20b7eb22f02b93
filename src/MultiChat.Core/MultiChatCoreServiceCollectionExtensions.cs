using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiChat;
using MultiChat.Channels;
using MultiChat.InMemory;
using MultiChat.Outbox;
using MultiChat.Sources;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a chat without pages to the services of any host: a worker, a console app, a bot.</summary>
public static class MultiChatCoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds the chat's doors: <see cref="ProjectAdmin"/>, <see cref="OperatorDesk"/>, <see cref="VisitorChat"/>, <see cref="ChannelIntake"/>. It starts
    /// with the host; without a host, await <see cref="ChatEngine.StartAsync"/>. Kept in memory, unless a storage is added. May be called again; all
    /// choices count. An app with pages calls <c>AddMultiChat</c> of the package MultiChat instead, which has all of this.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Chooses the rules' numbers; null for the defaults. They are checked at start.</param>
    /// <returns>The builder that storages and other parts are added to.</returns>
    public static MultiChatBuilder AddMultiChatCore(this IServiceCollection services, Action<ChatOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<ChatOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatOptions>, ChatOptionsCheck>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(_ => SystemTime());
        services.TryAddSingleton<RandomSource, SystemRandomSource>();
        services.TryAddSingleton(provider =>
        {
            ChosenStorage.ThrowIfTwo(services);
            return new ChatEngine(
                provider.GetService<ChatStorage>() ?? new InMemoryStorage(),
                provider.GetRequiredService<IOptions<ChatOptions>>().Value,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<RandomSource>(),
                provider.GetServices<IOutboxHandler>(),
                provider.GetServices<IChannel>(),
                provider.GetService<ILoggerFactory>());
        });
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Visitors);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Desk);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Admin);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Channels);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Events);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().DeadLetters);
        services.TryAddSingleton<ChatStart>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ChatStart>(provider => provider.GetRequiredService<ChatStart>()));
        return new MultiChatBuilder(services);
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place where a clock is chosen because the host chose none.")]
    private static TimeProvider SystemTime() => TimeProvider.System;
}
