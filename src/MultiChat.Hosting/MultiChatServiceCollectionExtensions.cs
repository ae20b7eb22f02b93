using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MultiChat;
using MultiChat.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Api;
using MultiChat.Hosting.Configuration;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosting.Pages;
using MultiChat.Hosting.Photos;
using MultiChat.Hosting.Post;
using MultiChat.Hosting.Starting;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;

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
        services.AddOptions();
        // Before all choices of the app.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<MultiChatOptions>, RulesOfCore>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddSignalR().AddHubOptions<VisitorHub>(HubSettings.Pin).AddHubOptions<DeskHub>(HubSettings.Pin);
        services.AddLogging();
        services.AddHealthChecks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, ChatHealthOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpLoggingInterceptor, TextlessHttpLog>());
        services.TryAddSingleton<HubEntrance<VisitorHub>>();
        services.TryAddSingleton<HubEntrance<DeskHub>>();
        services.TryAddSingleton<HubTransports>();
        services.TryAddSingleton<Shutdown>();
        services.TryAddSingleton(provider => Checked(provider.GetRequiredService<IOptions<MultiChatOptions>>().Value));
        services.TryAddSingleton(provider => provider.GetRequiredService<MultiChatOptions>().Limits);
        services.TryAddSingleton(provider => Options.Options.Create(provider.GetRequiredService<MultiChatOptions>().Rules));
        var chat = services.AddMultiChatCore();
        services.TryAddSingleton<AccountWalk>();
        services.TryAddSingleton<PasswordHashes>();
        services.TryAddSingleton<SignInTries>();
        services.TryAddSingleton<Passwords>();
        services.TryAddSingleton<SecretBox>();
        services.TryAddSingleton<SecondFactors>();
        services.TryAddSingleton<AccountLinks>();
        services.TryAddSingleton<ForgottenPasswords>();
        services.TryAddSingleton(provider => new OperatorAccounts(
            provider.GetRequiredService<ChatEngine>(),
            provider.GetRequiredService<AccountWalk>(),
            provider.GetRequiredService<Passwords>(),
            provider.GetRequiredService<PasswordHashes>(),
            provider.GetRequiredService<SecondFactors>(),
            provider.GetRequiredService<SignInTries>()));
        services.TryAddSingleton(provider => new DeskSessions(
            provider.GetRequiredService<ChatEngine>(), provider.GetRequiredService<AccountWalk>(), provider.GetService<HostUsers>()));
        services.TryAddSingleton<AccessBook>();
        services.TryAddSingleton<SessionDoor>();
        services.TryAddSingleton<PasswordEndpoints>();
        services.TryAddSingleton<AccountEndpoints>();
        services.TryAddSingleton<PhotoEndpoints>();
        services.TryAddSingleton<DevelopmentMailbox>();
        services.TryAddSingleton<PostOffice>();
        services.TryAddSingleton<ConsoleAddress>();
        services.TryAddSingleton<LetterWriter>();
        services.TryAddSingleton<PostWatch>();
        services.TryAddSingleton<LetterRound>();
        services.TryAddSingleton<MailboxPage>();
        services.TryAddSingleton<Mounts>();
        services.TryAddSingleton<AdministratorMaking>();
        services.TryAddSingleton<DeploymentAdvice>();
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
        services.TryAddSingleton<Arrival>();
        services.TryAddSingleton<VisitorEndpoints>();
        services.TryAddSingleton<DeskStart>();
        services.TryAddSingleton<TeamView>();
        services.TryAddSingleton<TeamMethods>();
        services.TryAddSingleton<AccessMethods>();
        services.TryAddSingleton<DeskMethods>();
        services.TryAddSingleton<OpenApiDocument>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MultiChatStart>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Postman>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ZoneFileWatch>());
        return chat;
    }

    /// <summary>Lets the app's own signed-in users work at the desk (rule T9): whoever has the e-mail of a member is that member.</summary>
    /// <param name="builder">The chat.</param>
    public static MultiChatBuilder AddHostUsers(this MultiChatBuilder builder) => builder.AddHostUsers(static (HostUserOptions _) => { });

    /// <summary>The same, by an e-mail of another place than the e-mail claim.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="findEmail">The e-mail of a signed-in principal, which the app has verified; null for nobody.</param>
    public static MultiChatBuilder AddHostUsers(this MultiChatBuilder builder, Func<ClaimsPrincipal, string?> findEmail)
    {
        ArgumentNullException.ThrowIfNull(findEmail);
        return builder.AddHostUsers((HostUserOptions options) => options.FindEmail = findEmail);
    }

    /// <summary>The same, and the app may say who becomes a member and what members may do.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="configure">Chooses.</param>
    public static MultiChatBuilder AddHostUsers(this MultiChatBuilder builder, Action<HostUserOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.TryAddSingleton(provider => new HostUsers(
            provider.GetRequiredService<ChatEngine>(), provider.GetRequiredService<IOptions<HostUserOptions>>().Value));
        return builder;
    }

    /// <summary>Adds the chat with the options of a section of the configuration: <c>AddMultiChat(builder.Configuration.GetSection("MultiChat"))</c>.</summary>
    /// <remarks>
    /// Every option has the key of its name: <c>MultiChat:Rules:EditWindow</c>, <c>MultiChat:FirstAdministrator:Email</c>,
    /// <c>MultiChat:Texts:ru:send</c>. Durations are written <c>00:05:00</c>, or <c>7.00:00:00</c> for days; an empty value is null where null is allowed. A key that is no option
    /// fails the start by its name. Read once.
    /// </remarks>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The section, all of which is MultiChat's.</param>
    /// <param name="configure">Chooses options in code, after the section; null for none.</param>
    /// <returns>The builder that storages and other parts are added to.</returns>
    public static MultiChatBuilder AddMultiChat(
        this IServiceCollection services, IConfiguration configuration, Action<MultiChatOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var chat = services.AddMultiChat();
        services.Configure<MultiChatOptions>(options => OptionsSection.Bind(configuration, options));
        services.Configure(configure ?? (_ => { }));
        return chat;
    }

    private static MultiChatOptions Checked(MultiChatOptions options) =>
        options.Errors().ToList() is { Count: > 0 } errors
            ? throw new InvalidOperationException($"AddMultiChat: {string.Join(' ', errors)}")
            : options;
}
