using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>The writing half of the changes: a row in the transaction of each, and one NOTIFY for all of a transaction.</summary>
/// <param name="schema">The schema's name.</param>
internal sealed class ChangeHint(string schema)
{
    /// <summary>The channel of NOTIFY. A hint is empty: it says "look", and what there is to see is in the rows.</summary>
    public string Channel { get; } = $"multichat_{schema}";

    /// <summary>Tells all hosts to look when the transaction is committed.</summary>
    public Statement Statement() => new Statement("SELECT pg_notify($1, '')").With(Channel);

    /// <summary>Notes the change in the transaction, and tells all hosts to look.</summary>
    public Statement[] Of(ProjectId project, ChangeKind kind, Guid subject) =>
    [
        new Statement("INSERT INTO changes (project_id, kind, subject) VALUES ($1, $2, $3)")
            .With(project.Value).With((short)kind).With(subject),
        Statement(),
    ];
}
