using System.Security.Claims;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using MultiChat;
using MultiChat.Channels;
using MultiChat.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosting.Pages;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.InMemory;
using MultiChat.Outbox;
using MultiChat.Sources;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a chat to an app's services.</summary>
public static class MultiChatServiceCollectionExtensions
{
    /// <summary>Adds the chat. Kept in memory, unless a storage is added: <c>.AddSqlite("chat.db")</c>. May be called again; all choices count.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Chooses options; null for the defaults.</param>
    /// <returns>The builder that storages and other parts are added to.</returns>
    public static MultiChatBuilder AddMultiChat(this IServiceCollection services, Action<MultiChatOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddOptions();
        services.AddSignalR().AddHubOptions<VisitorHub>(HubSettings.Pin).AddHubOptions<DeskHub>(HubSettings.Pin);
        services.AddLogging();
        services.AddHealthChecks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<Options.IConfigureOptions<HealthCheckServiceOptions>, ChatHealthOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpLoggingInterceptor, TextlessHttpLog>());
        services.TryAddSingleton<HubEntrance<VisitorHub>>();
        services.TryAddSingleton<HubEntrance<DeskHub>>();
        services.TryAddSingleton<Shutdown>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RandomSource, SystemRandomSource>();
        services.TryAddSingleton(provider => provider.GetRequiredService<Options.IOptions<MultiChatOptions>>().Value);
        services.TryAddSingleton(provider => provider.GetRequiredService<MultiChatOptions>().Limits);
        services.TryAddSingleton(provider => new ChatEngine(
            provider.GetService<ChatStorage>() ?? new InMemoryStorage(),
            provider.GetRequiredService<MultiChatOptions>().Rules,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<RandomSource>(),
            provider.GetServices<IOutboxHandler>(),
            provider.GetServices<IChannel>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Visitors);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Desk);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Admin);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Channels);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().Events);
        services.TryAddSingleton(provider => provider.GetRequiredService<ChatEngine>().DeadLetters);
        services.TryAddSingleton(provider => new OperatorAccounts(provider.GetRequiredService<ChatEngine>()));
        services.TryAddSingleton<Mounts>();
        services.TryAddSingleton<Texts>();
        services.TryAddSingleton<LimitWatch>();
        services.TryAddSingleton<Limits>();
        services.TryAddSingleton<SignInAudit>();
        services.TryAddSingleton<Problems>();
        services.TryAddSingleton<SessionLoops>();
        services.TryAddSingleton<PageAssets>();
        services.TryAddSingleton<CookieJar>();
        services.TryAddSingleton<ConsoleLink>();
        services.TryAddSingleton<DeskIdentity>();
        services.TryAddSingleton<DeskConnections>();
        services.TryAddSingleton<SessionEndpoints>();
        services.TryAddSingleton<VisitorTokens>();
        services.TryAddSingleton<VisitorMethods>();
        services.TryAddSingleton<VisitorEndpoints>();
        services.TryAddSingleton<DeskStart>();
        services.TryAddSingleton<DeskMethods>();
        services.TryAddSingleton<OpenApiDocument>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MultiChatStart>());
        return new MultiChatBuilder(services);
    }

    /// <summary>Lets the host's own signed-in users work at the desk (rule T9): whoever has the e-mail of a member is that member.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="findEmail">The e-mail of a signed-in principal, which the host has verified; null for nobody. By default the e-mail claim.</param>
    public static MultiChatBuilder AddHostUsers(this MultiChatBuilder builder, Func<ClaimsPrincipal, string?>? findEmail = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(new HostUsers(findEmail ?? (principal => principal.FindFirstValue(ClaimTypes.Email))));
        return builder;
    }

    /// <summary>Adds somebody who must hear of events for certain: at least once each, in order per dialog, with retries (see <see cref="IOutboxHandler"/>).</summary>
    /// <typeparam name="THandler">The handler, a singleton made from the services.</typeparam>
    /// <param name="builder">The chat.</param>
    public static MultiChatBuilder AddOutboxHandler<THandler>(this MultiChatBuilder builder)
        where THandler : class, IOutboxHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutboxHandler, THandler>());
        return builder;
    }

    /// <summary>
    /// Adds a channel beside the chat on the site (rule H3). What it can do follows from its interfaces: <see cref="ISendingChannel"/>,
    /// <see cref="IRevisableChannel"/>, <see cref="IReceiptChannel"/>. What clients write goes to <see cref="ChannelIntake"/>, which an endpoint or a
    /// hosted service of yours takes from the services, and the channel itself can't: it is made before the chat.
    /// </summary>
    /// <typeparam name="TChannel">The channel, a singleton made from the services.</typeparam>
    /// <param name="builder">The chat.</param>
    public static MultiChatBuilder AddChannel<TChannel>(this MultiChatBuilder builder)
        where TChannel : class, IChannel
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TChannel>());
        return builder;
    }
}
