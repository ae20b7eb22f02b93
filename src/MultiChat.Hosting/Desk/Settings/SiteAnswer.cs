using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record SiteAnswer
{
    public required WireSite Site { get; init; }
}
