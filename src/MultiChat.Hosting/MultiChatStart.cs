using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Team;

namespace MultiChat.Hosting;

/// <summary>Starts the chat with the app: options checked, storage open, a default project, and somebody who can sign in.</summary>
internal sealed partial class MultiChatStart(
    ChatEngine chat,
    MultiChatOptions options,
    OperatorAccounts accounts,
    ConsoleLink link,
    Mounts mounts,
    IServer server,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILogger<MultiChatStart> log,
    HostUsers? hostUsers = null) : IHostedService
{
    private const string DefaultKey = "main";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Errors().FirstOrDefault() is { } error)
        {
            throw new InvalidOperationException($"AddMultiChat: {error}");
        }

        await chat.StartAsync(cancellationToken);
        LogStorage(log, chat.Storage.Description);
        if (chat.Storage is InMemoryStorage)
        {
            LogInMemory(log);
        }

        if (chat.Storage is IDegradableStorage { DegradedBecause: { } reason })
        {
            LogDegraded(log, reason);
        }

        await MakeDefaultsAsync(cancellationToken);
        await MakeAdministratorAsync(cancellationToken);
        if (environment.IsDevelopment())
        {
            lifetime.ApplicationStarted.Register(() => PrintLink(cancellationToken));
        }
        else if (hostUsers is null && !await accounts.AnyPasswordAsync(cancellationToken))
        {
            throw new InvalidOperationException(
                "Nobody could sign in to the MultiChat desk. Set FirstAdministrator in AddMultiChat(o => …), with the password from the "
                + "configuration, or let your own users in with .AddHostUsers().");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MakeDefaultsAsync(CancellationToken cancellation)
    {
        if (chat.Admin.Projects.Count > 0)
        {
            return;
        }

        try
        {
            var project = await chat.Admin.CreateProjectAsync(DefaultKey, options.ProjectName, options.ProjectLanguage, cancellation: cancellation);
            await chat.Admin.AddSiteAsync(project.Id, DefaultKey, cancellation: cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Another host began at the same moment and was first.
            await chat.Teams.LoadAsync(cancellation);
        }
    }

    private async Task MakeAdministratorAsync(CancellationToken cancellation)
    {
        if (options.FirstAdministrator is not { } first)
        {
            return;
        }

        var team = chat.Admin.Projects[0];
        var administrator = team.Members.FirstOrDefault(candidate => candidate.Rights.HasFlag(Rights.Administrator));
        if (administrator is not null
            && (!string.Equals(EmailAddress.Fold(administrator.Email), EmailAddress.Fold(first.Email), StringComparison.Ordinal)
                || await chat.Storage.Accounts.FindAsync(administrator.Email, cancellation) is { PasswordHash: not null }))
        {
            return;
        }

        // The member without a password is what a start that was cut off between the two writes has left.
        var member = administrator ?? await chat.Admin.AddMemberAsync(
            team.Project.Id, first.Email, first.FirstName, first.LastName, Rights.Administrator | Rights.Operator, cancellation: cancellation);
        await accounts.SetPasswordAsync(member, first.Password, cancellation);
    }

    /// <summary>The Development link signs in the default project's first operator; where there is none, one is made for the developer.</summary>
    private async void PrintLink(CancellationToken cancellation)
    {
        try
        {
            var team = chat.Admin.Projects[0];
            var member = team.Members.FirstOrDefault(candidate => candidate.IsOperator)
                ?? await chat.Admin.AddMemberAsync(
                    team.Project.Id, "developer@localhost", "Developer", "-", Rights.Administrator | Rights.Operator, cancellation: cancellation);
            var token = link.Issue(Secrets.NewToken(chat.Chance), member.Account);
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
            foreach (var mount in mounts.All)
            {
                LogLink(log, $"{address}{mount.Prefix}/console/link/{token}");
            }
        }
        catch (Exception failure)
        {
            LogLinkFailed(log, failure);
        }
    }

    [LoggerMessage(1010, LogLevel.Information, "MultiChat keeps its data in {Storage}")]
    private static partial void LogStorage(ILogger logger, string storage);

    [LoggerMessage(1011, LogLevel.Warning, "MultiChat keeps everything in memory: it is gone with the process. Add a storage to keep it, for example .AddSqlite(\"chat.db\")")]
    private static partial void LogInMemory(ILogger logger);

    [LoggerMessage(1019, LogLevel.Warning, "{Reason}")]
    private static partial void LogDegraded(ILogger logger, string reason);

    [LoggerMessage(1012, LogLevel.Information, "Open the operators' console, once, with {Link}")]
    private static partial void LogLink(ILogger logger, string link);

    [LoggerMessage(1013, LogLevel.Error, "The console link could not be made")]
    private static partial void LogLinkFailed(ILogger logger, Exception failure);
}
