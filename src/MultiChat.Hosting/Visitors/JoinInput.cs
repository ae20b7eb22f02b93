using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Visitors;

internal sealed record JoinInput
{
    public string? Ticket { get; init; }

    public WirePlace? Place { get; init; }
}
