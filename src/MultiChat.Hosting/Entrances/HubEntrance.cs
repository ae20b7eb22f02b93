using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// A hub of ours with its own protocol, limits and list of connections. SignalR's settings belong to the whole app: what the host chooses for its hubs, such
/// as JSON options, protocols or a backplane, would change what ours say, and ours would change the host's. Only the host's hub filters run here too.
/// </summary>
/// <typeparam name="THub">The hub.</typeparam>
internal sealed class HubEntrance<[DynamicallyAccessedMembers(Members)] THub>(
    IOptions<HubOptions> app, IOptions<HubOptions<THub>> own, Shutdown shutdown, IServiceScopeFactory scopes, ILoggerFactory logs)
    : HubConnectionHandler<THub>(
        new DefaultHubLifetimeManager<THub>(logs.CreateLogger<DefaultHubLifetimeManager<THub>>()), HubProtocol.Only, app, own, logs, Anonymous.Provider, scopes)
    where THub : Hub
{
    private const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods;

    public override Task OnConnectedAsync(ConnectionContext connection) =>
        // SignalR has closed its connections by then, and would not hear of this one.
        shutdown.HasBegun ? Task.CompletedTask : base.OnConnectedAsync(connection);

    /// <summary>Who somebody is, the gates and sessions know; SignalR need not.</summary>
    private sealed class Anonymous : IUserIdProvider
    {
        public static readonly Anonymous Provider = new();

        public string? GetUserId(HubConnectionContext connection) => null;
    }
}
