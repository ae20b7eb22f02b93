using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Availability;

internal sealed class SqliteHandSwitchStore(Writer writer, Readers readers) : IHandSwitchStore
{
    public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        using var query = database.Prepare("""
            SELECT member_id, is_on, moved_at, moved_by, absent_since, by_host FROM hand_switches WHERE project_id = @project
            """).Bind("@project", project.Value);
        var switches = new List<HandSwitch>();
        while (query.Step())
        {
            switches.Add(new HandSwitch
            {
                Project = project,
                Member = new MemberId(query.Id(0)),
                On = query.Flag(1),
                At = query.Instant(2),
                By = query.IdOrNull(3) is { } by ? new MemberId(by) : null,
                AbsentSince = query.InstantOrNull(4),
                ByHost = query.Flag(5),
            });
        }

        return (IReadOnlyList<HandSwitch>)switches;
    }, cancellation).AsTask();

    public Task SaveAsync(HandSwitch @switch, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var save = database.Prepare("""
            INSERT OR REPLACE INTO hand_switches (project_id, member_id, is_on, moved_at, moved_by, absent_since, by_host)
            VALUES (@project, @member, @on, @at, @by, @absent, @host)
            """);
        return save.Bind("@project", @switch.Project.Value).Bind("@member", @switch.Member.Value).Bind("@on", @switch.On)
            .Bind("@at", @switch.At).Bind("@by", @switch.By?.Value).Bind("@absent", @switch.AbsentSince)
            .Bind("@host", @switch.ByHost).Run();
    }, cancellation);
}
