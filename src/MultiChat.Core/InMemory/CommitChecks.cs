using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.InMemory;

/// <summary>What a caller must not get wrong about what is stored: mistakes that no retry would settle.</summary>
internal static class CommitChecks
{
    /// <summary>Refuses a commit that contradicts what is stored.</summary>
    /// <exception cref="ArgumentException">What is wrong. Nothing was written.</exception>
    public static void ThrowUnlessItFollows(this DialogCommit commit, StoredDialog? stored, StoredClient? known)
    {
        if (WhyNot(commit, stored, known) is { } rule)
        {
            throw new ArgumentException(rule, nameof(commit));
        }
    }

    private static string? WhyNot(DialogCommit commit, StoredDialog? stored, StoredClient? known) => commit switch
    {
        { NewClient: null } when known is null => "The dialog's client is known or new.",
        _ when stored is not null && WhatStays(commit.Dialog) != WhatStays(stored.Current) =>
            "A dialog keeps its visitor, client, site and channel.",
        _ when commit.Dialog.MessageSeq != (stored?.MessageCount ?? 0) + (commit.Accepted is null ? 0 : 1) =>
            "Messages are numbered without holes.",
        { Edited: { } edited } when stored?.FindMessage(edited.Id)?.Current.Revision + 1 != edited.Revision =>
            "An edit is the next revision of a message of the dialog.",
        _ => null,
    };

    private static (VisitorId, ClientId, SiteId, ChannelKind) WhatStays(Dialog dialog) =>
        (dialog.Visitor, dialog.Client, dialog.Site, dialog.Channel);
}
