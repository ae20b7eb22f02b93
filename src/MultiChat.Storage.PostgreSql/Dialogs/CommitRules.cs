using MultiChat.Dialogs;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>What a caller must not get wrong in a commit: mistakes that no retry would settle.</summary>
internal static class CommitRules
{
    /// <summary>The rule that the commit breaks by itself, or null.</summary>
    public static string? WhyNot(DialogCommit commit) => WhyNotEvents(commit) ?? commit switch
    {
        { NewClient: { } client } when client.Id != commit.Dialog.Client => "A new client is the dialog's.",
        { NewInquiry: { } inquiry } when inquiry.Client != commit.Dialog.Client => "A new inquiry is the dialog's client's.",
        { NewInquiry: { } inquiry } when inquiry.Id != commit.Dialog.Inquiry => "A new inquiry is the dialog's.",
        { Accepted: { } accepted } when accepted.Seq != commit.Dialog.MessageSeq => "The dialog has the number of its last message.",
        { ExpectedEventSeq: 0 } when commit.Dialog.MessageSeq != (commit.Accepted is null ? 0 : 1) =>
            "Messages are numbered without holes.",
        _ => null,
    };

    private static string? WhyNotEvents(DialogCommit commit)
    {
        for (var i = 0; i < commit.Events.Count; i++)
        {
            if (commit.Events[i].EventSeq != commit.ExpectedEventSeq + 1 + i)
            {
                return "Events are numbered from the expected number + 1 without holes.";
            }
        }

        return commit.Events switch
        {
            [] => "A commit has at least one event.",
            [.., var last] when commit.Dialog.EventSeq != last.EventSeq || commit.Dialog.Tag != last.Tag =>
                "The dialog has the number and tag of its last event.",
            _ => null,
        };
    }
}
