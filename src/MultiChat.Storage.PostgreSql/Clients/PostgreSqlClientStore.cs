using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Clients;

internal sealed class PostgreSqlClientStore(SoloWriter writer, Readers readers, ChangeHint hint) : IClientStore
{
    private const string FindOne = $"SELECT {ClientColumns.Names} FROM clients c WHERE c.project_id = $1 AND c.client_id = $2";

    private const string Save = """
        WITH saved AS (
            UPDATE clients SET version = $3, card_name = $5, phone = $6, email = $7, comment = $8, fields = $9
            WHERE project_id = $1 AND client_id = $2 AND version = $3 - 1
            RETURNING project_id, client_id)
        INSERT INTO changes (project_id, kind, subject) SELECT project_id, $4, client_id FROM saved
        """;

    public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) => readers.FindAsync(
        new Statement(FindOne).With(project.Value).With(client.Value),
        row => ClientColumns.Read(row, project, 0),
        cancellation).AsTask();

    public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => await writer.RunAsync("client", () =>
    [
        new Statement(Save).With(client.Project.Value).With(client.Id.Value).With(client.Version).With((short)ChangeKind.Client)
            .WithCard(client.Card),
        hint.Statement(),
    ], cancellation) > 0;

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
