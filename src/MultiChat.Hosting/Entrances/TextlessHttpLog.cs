using Microsoft.AspNetCore.HttpLogging;
using MultiChat.Hosting.Starting;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// Takes out of the host's HTTP log what people wrote here: bodies, which hold texts, cards and passwords, and queries, which hold what was searched
/// for. Everything else is logged as the host wants it.
/// </summary>
internal sealed class TextlessHttpLog(Mounts mounts) : IHttpLoggingInterceptor
{
    private const HttpLoggingFields Texts = HttpLoggingFields.RequestBody | HttpLoggingFields.ResponseBody | HttpLoggingFields.RequestQuery;

    public ValueTask OnRequestAsync(HttpLoggingInterceptorContext logContext) => Shorten(logContext);

    public ValueTask OnResponseAsync(HttpLoggingInterceptorContext logContext) => Shorten(logContext);

    private ValueTask Shorten(HttpLoggingInterceptorContext log)
    {
        // A log that stands before the routing sees no endpoint yet; the path must do.
        if (log.HttpContext.GetEndpoint() is { } endpoint ? endpoint.Metadata.GetMetadata<Mount>() is not null : mounts.MayHold(log.HttpContext.Request.Path))
        {
            log.Disable(Texts);
        }

        return ValueTask.CompletedTask;
    }
}
