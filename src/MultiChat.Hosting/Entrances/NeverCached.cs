using Microsoft.AspNetCore.OutputCaching;

namespace MultiChat.Hosting.Entrances;

/// <summary>
/// Keeps an endpoint out of the host's output cache, whatever its base policies say. That cache knows neither <c>no-store</c> nor our cookies, and lets
/// equal requests wait for the first of them: it would give one person's answer to everybody, and the second page no connection.
/// </summary>
internal sealed class NeverCached : IOutputCachePolicy
{
    public static readonly NeverCached Policy = new();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation) => Refuse(context);

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => Refuse(context);

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => Refuse(context);

    private static ValueTask Refuse(OutputCacheContext context)
    {
        context.EnableOutputCaching = false;
        context.AllowCacheLookup = false;
        context.AllowCacheStorage = false;
        context.AllowLocking = false;
        return ValueTask.CompletedTask;
    }
}
