using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WireMembers
{
    /// <summary>The project's name, which somebody may have changed.</summary>
    public required string Project { get; init; }

    public required IReadOnlyList<WireMember> Members { get; init; }

    public required IReadOnlyList<WireGroup> Groups { get; init; }

    public required IReadOnlyList<WireClass> Classes { get; init; }
}
