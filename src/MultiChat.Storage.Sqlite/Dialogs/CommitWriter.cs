using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Storage.Sqlite.Clients;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Outbox;
using MultiChat.Storage.Sqlite.Projects;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Writes one <see cref="DialogCommit"/> inside the group's transaction.</summary>
/// <remarks>
/// The dialog's version is checked first, so that a lost race has written nothing yet; a taken key is undone by the savepoint.
/// </remarks>
internal static class CommitWriter
{
    /// <summary>Writes all of it. What was written before a loss is for the caller to undo.</summary>
    /// <exception cref="ArgumentException">The commit contradicts itself or what is stored.</exception>
    public static CommitOutcome Write(Database database, DialogCommit commit)
    {
        DialogCommit.ThrowIfInconsistent(commit);
        foreach (var known in commit.RestsOn)
        {
            if (!MemberWriter.Has(database, commit.Dialog.Project.Value, known))
            {
                return CommitOutcome.RightsChanged;
            }
        }

        var stays = (commit.ExpectedEventSeq == 0 ? TryAddDialog(database, commit) : TryMoveDialog(database, commit))
            && (commit.NewClient is not { } client || TryAddClient(database, client))
            && (commit.Accepted is not { } accepted || TryAddMessage(database, accepted));
        if (!stays)
        {
            return CommitOutcome.Lost;
        }

        foreach (var entry in commit.Events)
        {
            if (!TryAddEvent(database, commit.Dialog, entry))
            {
                return CommitOutcome.Lost;
            }

            if (entry.Event is ClassSet set)
            {
                InquiryTable.SetClass(database, commit.Dialog, set);
            }
        }

        if (commit.Edited is { } edited)
        {
            Edit(database, edited);
        }

        if (commit.NewInquiry is { } inquiry)
        {
            InquiryTable.Add(database, inquiry);
        }

        foreach (var row in commit.Outbox)
        {
            SqliteOutboxStore.Save(database, row);
        }

        return CommitOutcome.Committed;
    }

    private static bool TryAddDialog(Database database, DialogCommit commit)
    {
        var dialog = commit.Dialog;
        if (commit.NewClient is null)
        {
            RequireClient(database, dialog);
        }

        if (dialog.MessageSeq != (commit.Accepted is null ? 0 : 1))
        {
            throw new ArgumentException("Messages are numbered without holes.", nameof(commit));
        }

        using var insert = database.Prepare("""
            INSERT INTO dialogs
                (project_id, dialog_id, site_id, visitor_id, client_id, channel, inquiry_id, status, responsible_id, group_id, event_seq,
                tag, message_seq, client_messages, answered_client_messages, waiting_since, last_at, holder, queue)
            VALUES
                (@project, @dialog, @site, @visitor, @client, @channel, @inquiry, @status, @responsible, @group, @event, @tag,
                @messages, @client_messages, @answered, @waiting, @last,
                coalesce(@responsible, x''), iif(@responsible IS NULL, coalesce(@group, x''), x''))
            """);
        return insert.BindState(dialog).BindWhatStays(dialog).TryRun();
    }

    private static bool TryMoveDialog(Database database, DialogCommit commit)
    {
        // Columns that never change are left out: naming one here would rewrite its indexes with each message.
        using var update = database.Prepare("""
            UPDATE dialogs SET
                inquiry_id = @inquiry, status = @status, responsible_id = @responsible, group_id = @group, event_seq = @event, tag = @tag,
                message_seq = @messages, client_messages = @client_messages, answered_client_messages = @answered, waiting_since = @waiting,
                last_at = @last, holder = coalesce(@responsible, x''),
                queue = iif(@responsible IS NULL, coalesce(@group, x''), x'')
            WHERE project_id = @project AND dialog_id = @dialog AND event_seq = @expected AND message_seq = @messages - @accepted
                AND visitor_id = @visitor AND client_id = @client AND site_id = @site AND channel = @channel
            """);
        update.BindState(commit.Dialog).BindWhatStays(commit.Dialog)
            .Bind("@expected", commit.ExpectedEventSeq).Bind("@accepted", commit.Accepted is not null);
        if (update.Run() > 0)
        {
            return true;
        }

        using var find = database.Prepare("""
            SELECT message_seq = @messages - @accepted FROM dialogs
            WHERE project_id = @project AND dialog_id = @dialog AND event_seq = @expected
            """);
        find.Bind("@project", commit.Dialog.Project.Value).Bind("@dialog", commit.Dialog.Id.Value).Bind("@expected", commit.ExpectedEventSeq)
            .Bind("@messages", commit.Dialog.MessageSeq).Bind("@accepted", commit.Accepted is not null);
        return !find.Step() ? false : throw new ArgumentException(
            find.Flag(0) ? "A dialog keeps its visitor, client, site and channel." : "Messages are numbered without holes.", nameof(commit));
    }

    private static void RequireClient(Database database, Dialog dialog)
    {
        using var find = database.Prepare("SELECT 1 FROM clients WHERE project_id = @project AND client_id = @client");
        if (!find.Bind("@project", dialog.Project.Value).Bind("@client", dialog.Client.Value).Step())
        {
            throw new ArgumentException("The dialog's client is known or new.", nameof(dialog));
        }
    }

    private static bool TryAddClient(Database database, Client client)
    {
        using var insert = database.Prepare("""
            INSERT INTO clients (project_id, client_id, generated_name, created_at, version, card, card_name, phone, email, comment, fields)
            VALUES (@project, @client, @generated, @created, @version, @card, @card ->> 'name', @card ->> 'phone', @card ->> 'email', @card ->> 'comment',
                coalesce(@card -> 'fields', ''))
            """);
        insert.Bind("@project", client.Project.Value).Bind("@client", client.Id.Value).Bind("@generated", client.GeneratedName)
            .Bind("@created", client.CreatedAt).Bind("@version", client.Version).Bind("@card", client.Card.ToJson());
        if (!insert.TryRun())
        {
            return false;
        }

        if (client.Card.Keys.Count > 0)
        {
            ClientKeys.Put(database, client);
        }

        ClientChange.Note(database, client.Project, client.Id);
        return true;
    }

    private static bool TryAddMessage(Database database, Message message)
    {
        using var insert = database.Prepare("""
            INSERT INTO messages
                (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash, accepted_at,
                revision, edited_at)
            VALUES
                (@project, @dialog, @seq, @message, @member, @author, @event, @client_messages, @text, @hash, @accepted, @revision, @edited)
            """);
        return insert.Bind("@project", message.Project.Value).Bind("@dialog", message.Dialog.Value).Bind("@seq", message.Seq)
            .Bind("@message", message.Id.Value).Bind("@member", message.Author.IsMember).Bind("@author", message.Author.Value)
            .Bind("@event", message.EventSeq).Bind("@client_messages", message.ClientMessages).Bind("@text", message.Text)
            .Bind("@hash", message.ContentHash).Bind("@accepted", message.AcceptedAt)
            .Bind("@revision", message.Revision).Bind("@edited", message.EditedAt).TryRun();
    }

    private static bool TryAddEvent(Database database, Dialog dialog, LogEntry entry)
    {
        using var insert = database.Prepare("""
            INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
            VALUES (@project, @dialog, @event, @tag, @at, @kind, @version, @message, @data)
            """);
        return insert.Bind("@project", dialog.Project.Value).Bind("@dialog", dialog.Id.Value).Bind("@event", entry.EventSeq)
            .Bind("@tag", entry.Tag.Value).Bind("@at", entry.At).Bind("@kind", entry.Event.Kind.Value).Bind("@version", (long)entry.Event.Version)
            .Bind("@message", entry.Event.Message).Bind("@data", entry.Event.Data).TryRun();
    }

    private static void Edit(Database database, Message edited)
    {
        using var keep = database.Prepare("""
            INSERT INTO revisions (project_id, dialog_id, seq, revision, text, at)
            SELECT project_id, dialog_id, seq, revision, text, coalesce(edited_at, accepted_at) FROM messages
            WHERE project_id = @project AND dialog_id = @dialog AND message_id = @message AND revision = @revision - 1
            """);
        if (keep.Bind("@project", edited.Project.Value).Bind("@dialog", edited.Dialog.Value).Bind("@message", edited.Id.Value)
            .Bind("@revision", edited.Revision).Run() == 0)
        {
            throw new ArgumentException("An edit is the next revision of a message of the dialog.", nameof(edited));
        }

        using var update = database.Prepare("""
            UPDATE messages SET text = @text, revision = @revision, edited_at = @at
            WHERE project_id = @project AND dialog_id = @dialog AND message_id = @message
            """);
        update.Bind("@project", edited.Project.Value).Bind("@dialog", edited.Dialog.Value).Bind("@message", edited.Id.Value)
            .Bind("@text", edited.Text).Bind("@revision", edited.Revision).Bind("@at", edited.EditedAt).Run();
        using var note = database.Prepare("""
            INSERT OR IGNORE INTO search_changes (project_id, is_client, changed_row)
            SELECT project_id, 0, message_row FROM messages
            WHERE project_id = @project AND dialog_id = @dialog AND message_id = @message
            """);
        note.Bind("@project", edited.Project.Value).Bind("@dialog", edited.Dialog.Value).Bind("@message", edited.Id.Value).Run();
    }
}
