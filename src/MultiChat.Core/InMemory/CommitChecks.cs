using MultiChat.Dialogs;

namespace MultiChat.InMemory;

/// <summary>What a caller must not get wrong in a commit: mistakes that no retry would settle.</summary>
internal static class CommitChecks
{
    /// <summary>Refuses a commit that contradicts itself or what is stored.</summary>
    /// <exception cref="ArgumentException">What is wrong. Nothing was written.</exception>
    public static void RequireWellFormed(this DialogCommit commit, StoredDialog? stored, StoredClient? known)
    {
        if ((WhyNotEvents(commit) ?? WhyNotClient(commit, known) ?? WhyNotMessages(commit, stored)) is { } rule)
        {
            throw new ArgumentException(rule, nameof(commit));
        }
    }

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

    private static string? WhyNotClient(DialogCommit commit, StoredClient? known) => commit switch
    {
        { NewClient: { } client } when client.Id != commit.Dialog.Client => "A new client is the dialog's.",
        { NewClient: null } when known is null => "The dialog's client is known or new.",
        { NewInquiry: { } inquiry } when inquiry.Client != commit.Dialog.Client => "A new inquiry is the dialog's client's.",
        _ => null,
    };

    private static string? WhyNotMessages(DialogCommit commit, StoredDialog? stored)
    {
        var messages = (stored?.MessageCount ?? 0) + (commit.Accepted is null ? 0 : 1);
        return commit switch
        {
            { Accepted: { } accepted } when accepted.Seq != messages => "Messages are numbered without holes.",
            _ when commit.Dialog.MessageSeq != messages => "The dialog has the number of its last message.",
            { Edited: { } edited } when stored?.FindMessage(edited.Id)?.Current.Revision + 1 != edited.Revision =>
                "An edit is the next revision of a message of the dialog.",
            _ => null,
        };
    }
}
