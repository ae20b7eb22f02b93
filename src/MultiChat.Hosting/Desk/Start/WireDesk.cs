using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WireDesk
{
    public required string ServerNow { get; init; }

    public required Guid Me { get; init; }

    public required WireProject Project { get; init; }

    public required IReadOnlyList<WireMember> Members { get; init; }

    public required IReadOnlyList<WireGroup> Groups { get; init; }

    /// <summary>The removed are among them: past inquiries have them.</summary>
    public required IReadOnlyList<WireClass> Classes { get; init; }

    public required WireSections Sections { get; init; }

    public required WireStatus Status { get; init; }

    public required WireLimits Limits { get; init; }

    /// <summary>The language of the texts: <c>ru</c>, <c>en</c>, or one that the host added.</summary>
    public required string Language { get; init; }

    /// <summary>All languages that the pages speak.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}
