using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A <see cref="DialogCommit"/> as one call of <c>commit_dialog</c>, whose parameters come in the same order.</summary>
internal static class CommitStatement
{
    private const int ParameterCount = 31;

    private static readonly string Call =
        $"SELECT commit_dialog({string.Join(", ", Enumerable.Range(1, ParameterCount).Select(number => $"${number}"))})";

    // CASE keeps the order: members are confirmed, and so locked, before the dialog.
    private static readonly string ConfirmedCall =
        $"SELECT CASE WHEN confirm_members($1, ${ParameterCount + 1}, ${ParameterCount + 2}) THEN {Call["SELECT ".Length..]} END";

    public static Statement Of(DialogCommit commit) => commit.RestsOn is { Count: > 0 } members
        ? Add(new Statement(ConfirmedCall), commit)
            .With(Of(members, static known => known.Member.Value)).With(Of(members, static known => known.Version))
        : Add(new Statement(Call), commit);

    private static Statement Add(Statement statement, DialogCommit commit)
    {
        AddDialog(statement, commit);
        AddEvents(statement, commit.Events);
        AddAccepted(statement, commit.Accepted);
        return statement.WithJson(CommitDocument.Of(commit));
    }

    private static void AddDialog(Statement statement, DialogCommit commit)
    {
        var dialog = commit.Dialog;
        statement.With(dialog.Project.Value).With(dialog.Id.Value).With(dialog.Site.Value).With(dialog.Visitor.Value)
            .With(dialog.Client.Value).With(dialog.Channel.Value)
            .With(dialog.Inquiry.Value).With((short)dialog.Status).With(dialog.Responsible?.Value).With(dialog.Group?.Value)
            .With(commit.ExpectedEventSeq).With(dialog.MessageSeq).With(dialog.ClientMessages).With(dialog.AnsweredClientMessages)
            .With(dialog.WaitingSince).With(dialog.LastAt);
    }

    private static void AddEvents(Statement statement, IReadOnlyList<LogEntry> events) => statement
        .With(Of(events, static entry => entry.Tag.Value)).With(Of(events, static entry => entry.At.ToUnixTimeMilliseconds()))
        .With(Of(events, static entry => entry.Event.Kind.Value)).With(Of(events, static entry => entry.Event.Version))
        .With(Of(events, static entry => entry.Event.Message)).With(Of(events, static entry => entry.Event.Data));

    private static void AddAccepted(Statement statement, Message? message) => statement
        .With(message?.Id.Value).With(message?.Author.IsMember ?? false).With(message?.Author.Value).With(message?.EventSeq)
        .With(message?.ClientMessages).With(message?.Text).With(message?.ContentHash).With(message?.AcceptedAt);

    private static T[] Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
        }

        return values;
    }
}
