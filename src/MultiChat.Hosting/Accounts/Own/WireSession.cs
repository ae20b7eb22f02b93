using System.Security.Cryptography;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

internal sealed record WireSession
{
    public required string Id { get; init; }

    public required string? Device { get; init; }

    public required string? BegunAt { get; init; }

    public required bool Current { get; init; }

    public static WireSession Of(Session session, bool isCurrent) => new()
    {
        Id = IdOf(session),
        Device = session.Device,
        BegunAt = WireTime.Text(session.BegunAt),
        Current = isCurrent,
    };

    /// <summary>Names the session and opens nothing: a hash of the hash that the store has.</summary>
    public static string IdOf(Session session) => new Guid(SHA256.HashData(session.TokenHash).AsSpan(0, 16), bigEndian: true).ToString("D");
}
