using Microsoft.AspNetCore.Routing;

namespace MultiChat.Hosting.Starting;

/// <summary>The desk of one mount, as its route has it.</summary>
internal sealed record MountedDesk
{
    /// <summary>The path before <c>/console</c>, groups included; empty for the root.</summary>
    public required string Prefix { get; init; }

    /// <summary>The host names that it asks for; empty for any.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Prefix and hosts: what no two mounts may share.</summary>
    public string Place => $"{Prefix} {string.Join(' ', Hosts.Order(StringComparer.OrdinalIgnoreCase))}";

    public static MountedDesk Of(RouteEndpoint consoleLink) => new()
    {
        Prefix = "/" + consoleLink.RoutePattern.RawText![..^Mounts.ConsoleLinkPattern.Length].Trim('/') is var prefix && prefix.Length > 1 ? prefix : "",
        Hosts = consoleLink.Metadata.GetMetadata<IHostMetadata>()?.Hosts ?? [],
        Parameters =
        [
            .. consoleLink.RoutePattern.RawText.Split('/').Where(part => part.Contains('{', StringComparison.Ordinal) && part != "{token}"),
        ],
    };

    /// <summary>What is said behind the link where groups have put parameters before the mount; empty where they have not.</summary>
    public string WhatToFillIn => Parameters is [] ? "" : $", after putting your values in place of {string.Join(" and ", Parameters)}";

    private IReadOnlyList<string> Parameters { get; init; } = [];

    public string ConsoleLink(string token) => $"{Prefix}/console/link/{token}";
}
