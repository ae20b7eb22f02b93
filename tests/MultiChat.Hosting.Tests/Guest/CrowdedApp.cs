using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace MultiChat.Hosting.Guest;

/// <summary>An app with every middleware that decides for all endpoints at once, each with a setting that would break a guest.</summary>
internal static class CrowdedApp
{
    public static void Add(IServiceCollection services)
    {
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ServicesStartConcurrently = host.ServicesStopConcurrently = true);
        services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(1))));
        services.AddResponseCaching();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddRequestDecompression();
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromMilliseconds(1) });
        services.AddRateLimiter(limiter => limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
            RateLimitPartition.GetFixedWindowLimiter("", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromDays(1) })));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.SetIsOriginAllowed(_ => true).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));
        services.AddAntiforgery();
        services.AddAuthentication("host").AddCookie("host");
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHttpLogging(log =>
        {
            log.LoggingFields = HttpLoggingFields.All;
            log.MediaTypeOptions.AddText("application/json");
            log.MediaTypeOptions.AddText("application/problem+json");
        });
        services.AddDistributedMemoryCache().AddSession();
        services.AddExceptionHandler(handler => handler.ExceptionHandlingPath = "/error");
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseUpper);
        services.AddSignalR(HostSettings.Hostile).AddJsonProtocol(HostSettings.Foreign);
        services.AddSingleton(typeof(HubLifetimeManager<>), typeof(NowhereManager<>));
        services.AddSingleton<IUserIdProvider, ThrowingUserIds>();
    }

    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseForwardedHeaders();
        app.UseHttpLogging();
        app.UseRequestLocalization("ar-SA");
        app.UseResponseCompression();
        app.UseRequestDecompression();
        app.UseRequestTimeouts();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseSession();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(1), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.UseResponseCaching();
        app.UseOutputCache();
        app.Map("/error/{status?}", (string? status) => Results.Text($"The host's own page for {status}")).AllowAnonymous().DisableRateLimiting();
    }
}
