using MultiChat.Clients;

namespace MultiChat.Simulation.Hosts;

/// <summary>What a browser is told about itself.</summary>
internal sealed record Identity
{
    public required VisitorId Visitor { get; init; }

    public required bool HasDialog { get; init; }

    /// <summary>Made because the browser could not say who it is.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The secret that the browser keeps.</summary>
    public required string Token { get; init; }

    /// <summary>Opens one connection, once.</summary>
    public required string Ticket { get; init; }
}
