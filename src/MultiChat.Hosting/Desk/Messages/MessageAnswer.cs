using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record MessageAnswer
{
    public required WireMessage Message { get; init; }
}
