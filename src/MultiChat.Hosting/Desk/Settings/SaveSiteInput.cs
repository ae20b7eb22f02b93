using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record SaveSiteInput
{
    public required string Key { get; init; }

    public required long Version { get; init; }

    public string? Color { get; init; }

    public string? Side { get; init; }

    public string? Consent { get; init; }

    public IReadOnlyDictionary<string, string>? Texts { get; init; }

    /// <summary>Left out, they stay.</summary>
    public IReadOnlyList<WireSegment>? Segments { get; init; }

    /// <summary>Left out, they stay.</summary>
    public IReadOnlyList<Guid>? Groups { get; init; }
}
