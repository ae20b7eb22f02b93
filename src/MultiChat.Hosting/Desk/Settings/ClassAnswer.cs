using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record ClassAnswer
{
    public required WireClass Class { get; init; }
}
