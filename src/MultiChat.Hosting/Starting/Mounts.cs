using Microsoft.AspNetCore.Routing;

namespace MultiChat.Hosting.Starting;

/// <summary>Where the chat is mounted in this app, as its routes have it: with the prefixes of groups. Known once the server has started.</summary>
internal sealed class Mounts(IServiceProvider services)
{
    /// <summary>The pattern by which a mount is known: each has one endpoint of it.</summary>
    public const string ConsoleLinkPattern = "console/link/{token}";

    private IReadOnlyList<MountedDesk>? _all;
    private volatile bool _isMapped;

    public IReadOnlyList<MountedDesk> All => _all ??=
    [
        .. (services.GetService<EndpointDataSource>()?.Endpoints ?? [])
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Mount>() is not null
                && endpoint.RoutePattern.RawText?.EndsWith(ConsoleLinkPattern, StringComparison.Ordinal) == true)
            .Select(MountedDesk.Of),
    ];

    public void Add() => _isMapped = true;

    /// <summary>Whether a path may be one of ours; where a mount has parameters or is inside another group, only the end of it tells.</summary>
    public bool MayHold(PathString path) => _isMapped && path.Value is { } text
        && (text.Contains("/v1/s/", StringComparison.OrdinalIgnoreCase)
            || text.Contains("/v1/p/", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("/v1/session", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("/v1/sign-in", StringComparison.OrdinalIgnoreCase)
            || text.Contains("/v1/password", StringComparison.OrdinalIgnoreCase)
            || text.Contains("/v1/account", StringComparison.OrdinalIgnoreCase));

    /// <summary>Two mounts at one place would answer each request with an error of routing.</summary>
    /// <exception cref="InvalidOperationException">There are two.</exception>
    public void ThrowIfTwice()
    {
        if (All.GroupBy(desk => desk.Place, StringComparer.OrdinalIgnoreCase).FirstOrDefault(place => place.Count() > 1) is { } place)
        {
            throw new InvalidOperationException(
                $"MultiChat is mapped twice at '{place.First().Prefix}/'. Call app.MapMultiChat once for each prefix, or tell the two apart by RequireHost.");
        }
    }
}
