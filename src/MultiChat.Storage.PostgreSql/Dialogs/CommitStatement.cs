using MultiChat.Commits;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A <see cref="DialogCommit"/> as one call of <c>commit_dialog</c>.</summary>
internal static class CommitStatement
{
    private const string Call = "SELECT commit_dialog($1)";

    // CASE keeps the order: members are confirmed, and so locked, before the dialog.
    private const string ConfirmedCall = "SELECT CASE WHEN confirm_members($2, $3, $4) THEN commit_dialog($1) END";

    public static Statement Of(DialogCommit commit) => commit.RestsOn is { Count: > 0 } members
        ? new Statement(ConfirmedCall).WithJson(CommitDocument.Of(commit)).With(commit.Dialog.Project.Value)
            .With([.. members.Select(known => known.Member.Value)]).With((long[])[.. members.Select(known => known.Version)])
        : new Statement(Call).WithJson(CommitDocument.Of(commit));
}
