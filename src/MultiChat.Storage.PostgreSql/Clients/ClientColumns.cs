using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Clients;

/// <summary>A client in a row, of <c>clients c</c>.</summary>
internal static class ClientColumns
{
    public const string Names =
        "c.client_id, c.generated_name, c.created_at, c.version, c.card_name, c.phone, c.email, c.comment, c.fields";

    public const int Count = 9;

    public static Client Read(Row row, ProjectId project, int first) => new()
    {
        Project = project,
        Id = new ClientId(row.Id(first)),
        GeneratedName = row.Text(first + 1),
        CreatedAt = row.Instant(first + 2),
        Version = row.Number(first + 3),
        Card = new ClientCard
        {
            Name = row.TextOrNull(first + 4),
            Phone = row.TextOrNull(first + 5),
            Email = row.TextOrNull(first + 6),
            Comment = row.TextOrNull(first + 7),
            Fields = row.Text(first + 8) is { Length: > 0 } fields ? StoredJson.Fields(fields) : [],
        },
    };

    /// <summary>The card's five parameters, in the order of <see cref="Names"/>.</summary>
    public static Statement WithCard(this Statement statement, ClientCard? card) => statement
        .With(card?.Name).With(card?.Phone).With(card?.Email).With(card?.Comment)
        .With(card is null or { Fields.Count: 0 } ? "" : StoredJson.Of(card.Fields));
}
