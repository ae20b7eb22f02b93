using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting.Starting;

/// <summary>An app as somebody else writes it: nothing of the chat is added or mapped but what the test adds and maps.</summary>
internal sealed class OwnApp : IAsyncDisposable
{
    private OwnApp(WebApplication app, LogCollector log) => (App, Log) = (app, log);

    public WebApplication App { get; }

    public LogCollector Log { get; }

    /// <summary>The one-time links that the log shows, in the order of printing.</summary>
    public IReadOnlyList<Uri> Links =>
    [
        .. Log.Texts
            .Where(text => text.Contains("/console/link/", StringComparison.Ordinal))
            .Select(text => new Uri(text[text.IndexOf("http", StringComparison.Ordinal)..].Trim())),
    ];

    public static OwnApp Build(
        Action<WebApplicationBuilder> add,
        Action<WebApplication> map,
        string environment = "Development",
        string? contentRoot = null,
        params string[] urls)
    {
        var log = new LogCollector();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = contentRoot });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls(urls is [] ? ["http://127.0.0.1:0"] : urls);
        add(builder);
        var app = builder.Build();
        map(app);
        return new OwnApp(app, log);
    }

    public static async Task<OwnApp> StartAsync(
        Action<WebApplicationBuilder> add,
        Action<WebApplication> map,
        string environment = "Development",
        string? contentRoot = null,
        params string[] urls)
    {
        var own = Build(add, map, environment, contentRoot, urls);
        try
        {
            await own.App.StartAsync();
        }
        catch
        {
            await own.App.DisposeAsync();
            throw;
        }

        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
