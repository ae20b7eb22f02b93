using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Clients;

internal sealed class PostgreSqlClientStore(SoloWriter writer, Readers readers, ChangeHint hint) : IClientStore, IClientKeyIndex
{
    private const string FindOne = $"SELECT {ClientColumns.Names} FROM clients c WHERE c.project_id = $1 AND c.client_id = $2";

    private const string FindByKey = "SELECT client_id FROM client_keys WHERE project_id = $1 AND key = $2 ORDER BY client_id LIMIT 100";

    // A statement that writes where the function says that it did, for the writer counts rows.
    private const string Save = "INSERT INTO changes (project_id, kind, subject) SELECT $1, $6, $2 WHERE save_card($1, $2, $3, $4, $5)";

    public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindOne).With(project.Value).With(client.Value),
        row => ClientColumns.Read(row, project, 0),
        cancellation).AsTask();

    public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => await writer.RunAsync("client", () =>
    [
        new Statement(Save).With(client.Project.Value).With(client.Id.Value).With(client.Version)
            .WithJson(client.Card.ToJson()).With([.. client.Card.Keys.Select(key => key.Value)]).With((short)ChangeKind.Client),
        hint.Statement(),
    ], cancellation) > 0;

    public async Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) => await readers.ListAsync(
        new Statement(FindByKey).With(project.Value).With(key.Value), static row => new ClientId(row.Id(0)), cancellation);

    public async Task<IReadOnlySet<string>> ListTakenNamesAsync(
        ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var taken = await readers.ListAsync(
            new Statement("SELECT generated_name FROM clients WHERE project_id = $1 AND generated_name = ANY ($2)")
                .With(project.Value).With([.. names]),
            static row => row.Text(0),
            cancellation);
        return taken.ToHashSet(StringComparer.Ordinal);
    }
}
