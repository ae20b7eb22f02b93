using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Availability;

internal sealed class PostgreSqlHandSwitchStore(SoloWriter writer, Readers readers, ChangeHint hint) : IHandSwitchStore
{
    public async Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) => await readers.ListAsync(
        new Statement("SELECT member_id, is_on, moved_at, moved_by, absent_since, by_host FROM hand_switches WHERE project_id = $1").With(project.Value),
        row => new HandSwitch
        {
            Project = project,
            Member = new MemberId(row.Id(0)),
            On = row.Flag(1),
            At = row.Instant(2),
            By = row.IdOrNull(3) is { } by ? new MemberId(by) : null,
            AbsentSince = row.InstantOrNull(4),
            ByHost = row.Flag(5),
        },
        cancellation);

    public Task SaveAsync(HandSwitch @switch, CancellationToken cancellation) => writer.RunAsync("switch", () =>
    [
        new Statement("""
            INSERT INTO hand_switches (project_id, member_id, is_on, moved_at, moved_by, absent_since, by_host) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (project_id, member_id) DO UPDATE SET
                is_on = excluded.is_on, moved_at = excluded.moved_at, moved_by = excluded.moved_by, absent_since = excluded.absent_since,
                by_host = excluded.by_host
            """)
            .With(@switch.Project.Value).With(@switch.Member.Value).With(@switch.On).With(@switch.At).With(@switch.By?.Value)
            .With(@switch.AbsentSince).With(@switch.ByHost),
        .. hint.Of(@switch.Project, ChangeKind.Status, @switch.Member.Value),
    ], cancellation);
}
