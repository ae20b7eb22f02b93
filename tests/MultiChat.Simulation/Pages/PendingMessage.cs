using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>A message that a person sent and the host has not answered.</summary>
internal sealed record PendingMessage
{
    public required MessageId Id { get; init; }

    public required string Text { get; init; }

    /// <summary>Whom an operator's page showed as responsible when the message was sent.</summary>
    public MemberId? SawResponsible { get; init; }
}
