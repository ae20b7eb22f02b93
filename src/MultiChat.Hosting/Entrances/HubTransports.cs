using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// What carries our hubs' connections. The app's has one clock for all of them, which <c>AddConnections</c> sets: with a short one, a page that
/// polls would lose its connection between two polls. So ours are kept by another of the same kind.
/// </summary>
internal sealed class HubTransports : IAsyncDisposable
{
    private readonly ServiceProvider _own;

    public HubTransports(ILoggerFactory logs, IHostApplicationLifetime lifetime, IMeterFactory meters) =>
        _own = new ServiceCollection()
            .AddSingleton(logs)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(lifetime)
            .AddSingleton(meters)
            .AddConnections(HubSettings.Pin)
            .BuildServiceProvider();

    /// <summary>The same routes, on which <c>MapConnections</c> finds ours.</summary>
    public IEndpointRouteBuilder Under(IEndpointRouteBuilder routes) => new Routes(routes, _own);

    public ValueTask DisposeAsync() => _own.DisposeAsync();

    private sealed class Routes(IEndpointRouteBuilder routes, IServiceProvider own) : IEndpointRouteBuilder, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public ICollection<EndpointDataSource> DataSources => routes.DataSources;

        public IApplicationBuilder CreateApplicationBuilder() => routes.CreateApplicationBuilder();

        public object? GetService(Type serviceType) =>
            (serviceType.Assembly == typeof(HttpConnectionDispatcherOptions).Assembly ? own : routes.ServiceProvider).GetService(serviceType);
    }
}
