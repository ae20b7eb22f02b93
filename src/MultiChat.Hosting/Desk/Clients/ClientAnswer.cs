using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record ClientAnswer
{
    public required WireClient Client { get; init; }
}
