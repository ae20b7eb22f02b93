using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Clients;

internal sealed class SqliteClientStore(Writer writer, Readers readers) : IClientStore, IClientKeyIndex
{
    private const string FindOne = $"SELECT {ClientColumns.Names} FROM clients c WHERE c.project_id = @project AND c.client_id = @client";

    public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        using var query = database.Prepare(FindOne).Bind("@project", project.Value).Bind("@client", client.Value);
        return query.Step() ? ClientColumns.Read(query, project, 0) : null;
    }, cancellation).AsTask();

    public Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var save = database.Prepare("""
            UPDATE clients SET version = @version, card = @card, card_name = @card ->> 'name', phone = @card ->> 'phone', email = @card ->> 'email',
                comment = @card ->> 'comment', fields = coalesce(@card -> 'fields', '')
            WHERE project_id = @project AND client_id = @client AND version = @version - 1
            """);
        save.Bind("@project", client.Project.Value).Bind("@client", client.Id.Value).Bind("@version", client.Version)
            .Bind("@card", client.Card.ToJson());
        if (save.Run() == 0)
        {
            return false;
        }

        ClientKeys.Put(database, client);
        ClientChange.Note(database, client.Project, client.Id);
        return true;
    }, cancellation);

    public Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) =>
        readers.ReadAsync(database => ClientKeys.List(database, project, key), cancellation).AsTask();

    public Task<IReadOnlySet<string>> ListTakenNamesAsync(
        ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var query = database.Prepare("SELECT 1 FROM clients WHERE project_id = @project AND generated_name = @name")
                .Bind("@project", project.Value).Bind("@name", name);
            if (query.Step())
            {
                taken.Add(name);
            }
        }

        return (IReadOnlySet<string>)taken;
    }, cancellation).AsTask();
}
