using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Clients;

/// <summary>Says in the transaction of the change that a client's words are to be taken again.</summary>
internal static class ClientChange
{
    public static void Note(Database database, ProjectId project, ClientId client)
    {
        using var note = database.Prepare("""
            INSERT OR IGNORE INTO search_changes (project_id, is_client, changed_row)
            SELECT project_id, 1, client_row FROM clients WHERE project_id = @project AND client_id = @client
            """);
        note.Bind("@project", project.Value).Bind("@client", client.Value).Run();
    }
}
