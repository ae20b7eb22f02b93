using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Clients;

/// <summary>By what clients may be one person, written in the transaction of the card.</summary>
internal static class ClientKeys
{
    public static void Put(Database database, Client client)
    {
        using var delete = database.Prepare("DELETE FROM client_keys WHERE project_id = @project AND client_id = @client");
        delete.Bind("@project", client.Project.Value).Bind("@client", client.Id.Value).Run();
        foreach (var key in client.Card.Keys)
        {
            using var insert = database.Prepare("INSERT OR IGNORE INTO client_keys (project_id, key, client_id) VALUES (@project, @key, @client)");
            insert.Bind("@project", client.Project.Value).Bind("@key", key.Value).Bind("@client", client.Id.Value).Run();
        }
    }

    public static IReadOnlyList<ClientId> List(Database database, ProjectId project, CardKey key)
    {
        using var query = database.Prepare("""
            SELECT client_id FROM client_keys WHERE project_id = @project AND key = @key ORDER BY client_id LIMIT 100
            """).Bind("@project", project.Value).Bind("@key", key.Value);
        var found = new List<ClientId>();
        while (query.Step())
        {
            found.Add(new ClientId(query.Id(0)));
        }

        return found;
    }
}
