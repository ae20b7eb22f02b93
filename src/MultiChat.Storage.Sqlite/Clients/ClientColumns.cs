using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Clients;

/// <summary>A client in a row, of <c>clients c</c>.</summary>
internal static class ClientColumns
{
    public const string Names = "c.client_id, c.generated_name, c.created_at, c.version, c.card";

    public const int Count = 5;

    public static Client Read(Statement row, ProjectId project, int first) => new()
    {
        Project = project,
        Id = new ClientId(row.Id(first)),
        GeneratedName = row.Text(first + 1),
        CreatedAt = row.Instant(first + 2),
        Version = row.Number(first + 3),
        Card = ClientCard.FromJson(row.Text(first + 4)),
    };
}
