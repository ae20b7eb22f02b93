using MultiChat.Clients;

namespace MultiChat.Simulation.Oracles;

/// <summary>Which secret was issued for whom: invariants 23 and 25.</summary>
internal sealed class SecretOracle
{
    private readonly Dictionary<string, VisitorId> _issued = new(StringComparer.Ordinal);

    public void Issued(string secret, VisitorId visitor) => _issued[secret] = visitor;

    public VisitorId? OwnerOf(string? secret) => secret is not null && _issued.TryGetValue(secret, out var visitor) ? visitor : null;

    public bool IsIn(string? text) => text is { Length: >= 64 } && _issued.Keys.Any(secret => text.Contains(secret, StringComparison.Ordinal));
}
