using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Post;
using MultiChat.Team;

namespace MultiChat.Hosting.Starting;

/// <summary>Makes an opened chat ready: a default project, and somebody who can sign in. Tells in Development how to open the console.</summary>
internal sealed partial class MultiChatStart(
    ChatEngine chat,
    ChatStart opening,
    MultiChatOptions options,
    OperatorAccounts accounts,
    AdministratorMaking administrator,
    ConsoleLink link,
    PostOffice post,
    Mounts mounts,
    IHostEnvironment environment,
    ILogger<MultiChatStart> log,
    IServer? server = null,
    HostUsers? hostUsers = null) : IHostedLifecycleService
{
    private const string DefaultKey = "main";

    /// <summary>Before anything starts, the storage included.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => server is not null
        ? Task.CompletedTask
        : throw new InvalidOperationException(
            "AddMultiChat is for an app with pages, and this host has no web server. Make it with WebApplication.CreateBuilder, or call AddMultiChatCore "
            + "in place of AddMultiChat: it has the chat without pages.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await opening.Opened.WaitAsync(cancellationToken))
        {
            // The host says why: the chat could not be opened.
            return;
        }

        await MakeDefaultsAsync(cancellationToken);
        if (options.FirstAdministrator is { } first)
        {
            await administrator.MakeUnlessThereIsOneAsync(first, cancellationToken);
        }

        if (post is { HasServer: true, IsOpen: true } && options.PublicAddress is null && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                "MultiChat sends letters now, and their links need the address at which people reach the chat. Set PublicAddress in "
                + "AddMultiChat(o => …): o.PublicAddress = new Uri(\"https://shop.example/chat\"), the prefix of MapMultiChat included.");
        }

        if (!environment.IsDevelopment() && hostUsers is null && !await CanAnybodySignInAsync(cancellationToken))
        {
            throw new InvalidOperationException(
                "Nobody could sign in to the MultiChat desk. Set FirstAdministrator in AddMultiChat(o => …), with the password from the "
                + "configuration, or let your own users in with .AddHostUsers(), or run as Development (ASPNETCORE_ENVIRONMENT=Development), where "
                + "the log prints a link that signs you in. MultiChat's README says more in \"From Development to Production\".");
        }

        if (!environment.IsDevelopment() && hostUsers is not null && !administrator.IsAnybodyThere)
        {
            LogNobody(log);
        }
    }

    /// <summary>By a password, or by a letter for one that is forgotten.</summary>
    private async Task<bool> CanAnybodySignInAsync(CancellationToken cancellation) =>
        (post.IsOpen && administrator.IsAnybodyThere) || await accounts.AnyPasswordAsync(cancellation);

    /// <summary>The server listens, and all routes are known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        mounts.ThrowIfTwice();
        if (mounts.All.Count == 0)
        {
            LogNotMapped(log);
        }
        else if (environment.IsDevelopment())
        {
            await PrintLinkAsync(cancellationToken);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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

    /// <summary>The Development link signs in the default project's first operator; where there is none, one is made for the developer.</summary>
    private async Task PrintLinkAsync(CancellationToken cancellation)
    {
        try
        {
            var team = chat.Admin.Projects[0];
            var member = team.Members.FirstOrDefault(candidate => candidate.IsOperator)
                ?? await chat.Admin.AddMemberAsync(
                    team.Project.Id,
                    AdministratorMaking.Developer,
                    "Developer",
                    "-",
                    Rights.Administrator | Rights.Operator,
                    cancellation: cancellation);
            var token = link.Issue(Secrets.NewToken(chat.Chance), member.Account);
            var listening = server!.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            foreach (var mount in mounts.All)
            {
                LogLink(log, BrowserAddress.Of(listening, mount.Hosts) + mount.ConsoleLink(token) + mount.WhatToFillIn);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogLinkFailed(log, failure);
        }
    }

    [LoggerMessage(1012, LogLevel.Information, "Open the operators' console, once, with {Link}")]
    private static partial void LogLink(ILogger logger, string link);

    [LoggerMessage(1013, LogLevel.Error, "The console link could not be made")]
    private static partial void LogLinkFailed(ILogger logger, Exception failure);

    [LoggerMessage(1014, LogLevel.Warning, "MultiChat is added but mapped nowhere, so no page reaches it. Call app.MapMultiChat(\"/chat\")")]
    private static partial void LogNotMapped(ILogger logger);

    [LoggerMessage(1016, LogLevel.Warning, "Nobody can open the MultiChat desk yet: .AddHostUsers() lets in those of your users who are members of a project, and there is no member. "
        + "Set FirstAdministrator in AddMultiChat(o => …), or add somebody with ProjectAdmin.AddMemberAsync")]
    private static partial void LogNobody(ILogger logger);
}
