using MultiChat.Clients;
using MultiChat.Hosting.Wire;

namespace MultiChat.Hosting.Desk;

internal sealed record FillCardInput
{
    public required Guid Client { get; init; }

    public required long Version { get; init; }

    public required string? Name { get; init; }

    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required string? Comment { get; init; }

    public IReadOnlyList<WireField>? Fields { get; init; }

    public ClientCard ToCard() => new()
    {
        Name = Name,
        Phone = Phone,
        Email = Email,
        Comment = Comment,
        Fields = [.. (Fields ?? []).Select(field => new ClientField { Name = field.Name, Value = field.Value })],
    };
}
