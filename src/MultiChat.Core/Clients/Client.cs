using System.Text.Json.Serialization;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Clients;

/// <summary>A person with a card. Made by the first message, call or form; opening a page makes nothing (rule C1).</summary>
public sealed record Client
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the client.</summary>
    public required ClientId Id { get; init; }

    /// <summary>The friendly name given at first, for ever the same, unique in the project; never shown to the visitor (rule C2).</summary>
    public required string GeneratedName { get; init; }

    /// <summary>When the client was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>What operators entered.</summary>
    public ClientCard Card { get; init; } = ClientCard.Empty;

    /// <summary>Grows by 1 with each change of the card; 1 at first.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The entered name, or the generated one where none was entered (rule C3).</summary>
    public string DisplayName => Card.Name ?? GeneratedName;

    /// <summary>All texts by which the client is found: the name that is shown, and the card's.</summary>
    [JsonIgnore]
    public IEnumerable<string> SearchedTexts => Card.SearchedTexts.Prepend(DisplayName);

    /// <summary>The client with another card. What a later version keeps in the card stays in it.</summary>
    /// <param name="card">A checked card.</param>
    public Client With(ClientCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return this with { Card = card with { Others = Card.Others }, Version = Version + 1 };
    }
}
