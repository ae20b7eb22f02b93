using MultiChat.Clients;

namespace MultiChat.Hosting.Wire;

/// <summary>A client with the card.</summary>
internal sealed record WireClient
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string GeneratedName { get; init; }

    public required string? Name { get; init; }

    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required string? Comment { get; init; }

    public required IReadOnlyList<WireField> Fields { get; init; }

    public required string CreatedAt { get; init; }

    public static WireClient Of(Client client) => new()
    {
        Id = client.Id.Value,
        Version = client.Version,
        GeneratedName = client.GeneratedName,
        Name = client.Card.Name,
        Phone = client.Card.Phone,
        Email = client.Card.Email,
        Comment = client.Card.Comment,
        Fields = [.. client.Card.Fields.Select(field => new WireField { Name = field.Name, Value = field.Value })],
        CreatedAt = WireTime.Text(client.CreatedAt),
    };
}
