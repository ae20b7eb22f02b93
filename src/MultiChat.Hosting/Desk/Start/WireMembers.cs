using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record WireMembers
{
    public required IReadOnlyList<WireMember> Members { get; init; }

    public required IReadOnlyList<WireGroup> Groups { get; init; }

    public required IReadOnlyList<WireClass> Classes { get; init; }
}
