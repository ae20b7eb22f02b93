using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace MultiChat.Hosting.Starting;

/// <summary>A server that listens where it was told, on loopback, and says that it listens elsewhere: as one says that listens on every address.</summary>
internal sealed class SaysItListensAt(IServer server, Func<string, string> say) : IServer
{
    private FeatureCollection? _said;

    public IFeatureCollection Features => _said ?? server.Features;

    public static void Instead(IServiceCollection services, Func<string, string> say)
    {
        var told = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(told);
        services.AddSingleton<IServer>(provider =>
            new SaysItListensAt((IServer)ActivatorUtilities.CreateInstance(provider, told.ImplementationType!), say));
    }

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        await server.StartAsync(application, cancellationToken);
        var said = new ServerAddressesFeature();
        server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(say).ToList().ForEach(said.Addresses.Add);
        _said = new FeatureCollection(server.Features);
        _said.Set<IServerAddressesFeature>(said);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();
}
