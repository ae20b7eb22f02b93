using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>The writing half of the changes: a row in the transaction of each, and one NOTIFY for all of a transaction.</summary>
/// <param name="schema">The schema's name.</param>
/// <param name="host">Marks this host's changes.</param>
internal sealed class ChangeHint(string schema, Guid host)
{
    /// <summary>The channel of NOTIFY. A hint says "look" and at most who need not: what there is to see is in the rows.</summary>
    public string Channel { get; } = $"multichat_{schema}";

    /// <summary>What a hint of this host says.</summary>
    public string Own { get; } = host.ToString();

    /// <summary>Tells the other hosts to look when the transaction is committed.</summary>
    public Statement Statement() => Notify(Own);

    /// <summary>Tells all hosts to look, this one too.</summary>
    public Statement StatementToAll() => Notify("");

    /// <summary>Notes the change in the transaction, and tells the other hosts to look.</summary>
    public Statement[] Of(ProjectId project, ChangeKind kind, Guid subject) =>
    [
        new Statement("INSERT INTO changes (project_id, kind, subject) VALUES ($1, $2, $3)")
            .With(project.Value).With((short)kind).With(subject),
        Statement(),
    ];

    /// <summary>
    /// As <see cref="Of"/>, and tells this host as well: rights go by it, and a writer who has lost the connection does not know when it is
    /// committed.
    /// </summary>
    public Statement[] OfToAll(ProjectId project, ChangeKind kind, Guid subject) =>
    [
        new Statement("INSERT INTO changes (project_id, kind, subject, host) VALUES ($1, $2, $3, NULL)")
            .With(project.Value).With((short)kind).With(subject),
        StatementToAll(),
    ];

    /// <summary>Tells the other hosts who is typing; nothing is to be looked at.</summary>
    public Statement OfTyping(IEnumerable<TypingSign> signs) => Notify(TypingHint.Write(host, signs));

    private Statement Notify(string hint) => new Statement("SELECT pg_notify($1, $2)").With(Channel).With(hint);
}
