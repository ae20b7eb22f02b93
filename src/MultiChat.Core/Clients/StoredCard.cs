using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiChat.Clients;

/// <summary>A card as storages keep it: one JSON object, without what nobody entered.</summary>
internal sealed class StoredCard
{
    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Comment { get; init; }

    public IReadOnlyList<ClientField>? Fields { get; init; }

    /// <summary>What a later version keeps in cards: it stays there.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
