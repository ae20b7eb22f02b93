using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A <see cref="DialogCommit"/> as the document that <c>commit_dialog</c> takes. What is not in the commit is not in it.</summary>
internal static class CommitDocument
{
    private const int UsualLength = 1_024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <exception cref="ArgumentException">A text cannot be kept: JSON would escape a NUL and change half a pair.</exception>
    public static ReadOnlyMemory<byte> Of(DialogCommit commit)
    {
        var document = new ArrayBufferWriter<byte>(UsualLength);
        using var json = new Utf8JsonWriter(document, Options);
        json.WriteStartObject();
        WriteDialog(json, commit.Dialog);
        json.WriteNumber("expected", commit.ExpectedEventSeq);
        WriteEvents(json, commit);
        WriteAccepted(json, commit.Accepted);
        WriteEdited(json, commit.Edited);
        WriteClient(json, commit.NewClient);
        Write(json, "openedAt", commit.NewInquiry?.OpenedAt);
        WriteOutbox(json, commit);
        json.WriteEndObject();
        json.Flush();
        return document.WrittenMemory;
    }

    private static void WriteDialog(Utf8JsonWriter json, Dialog dialog)
    {
        json.WriteString("project", dialog.Project.Value);
        json.WriteString("dialog", dialog.Id.Value);
        json.WriteString("site", dialog.Site.Value);
        json.WriteString("visitor", dialog.Visitor.Value);
        json.WriteString("client", dialog.Client.Value);
        json.WriteString("channel", KeptText.Checked(dialog.Channel.Value));
        json.WriteString("inquiry", dialog.Inquiry.Value);
        json.WriteNumber("status", (int)dialog.Status);
        Write(json, "responsible", dialog.Responsible?.Value);
        Write(json, "group", dialog.Group?.Value);
        json.WriteNumber("eventSeq", dialog.EventSeq);
        json.WriteNumber("tag", dialog.Tag.Value);
        json.WriteNumber("messageSeq", dialog.MessageSeq);
        json.WriteNumber("clientMessages", dialog.ClientMessages);
        json.WriteNumber("answered", dialog.AnsweredClientMessages);
        Write(json, "waitingSince", dialog.WaitingSince);
        Write(json, "lastAt", dialog.LastAt);
    }

    private static void WriteEvents(Utf8JsonWriter json, DialogCommit commit)
    {
        json.WriteStartArray("events");
        foreach (var entry in commit.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("seq", entry.EventSeq);
            json.WriteNumber("tag", entry.Tag.Value);
            Write(json, "at", entry.At);
            json.WriteString("kind", KeptText.Checked(entry.Event.Kind.Value));
            json.WriteNumber("version", entry.Event.Version);
            if (entry.Event.Message is { } message)
            {
                json.WriteNumber("message", message);
            }

            json.WriteString("data", KeptText.Checked(entry.Event.Data));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAccepted(Utf8JsonWriter json, Message? message)
    {
        if (message is null)
        {
            return;
        }

        json.WriteStartObject("accepted");
        json.WriteString("id", message.Id.Value);
        json.WriteBoolean("byMember", message.Author.IsMember);
        json.WriteString("author", message.Author.Value);
        json.WriteNumber("eventSeq", message.EventSeq);
        json.WriteNumber("clientMessages", message.ClientMessages);
        json.WriteString("text", KeptText.Checked(message.Text));
        json.WriteBase64String("hash", message.ContentHash);
        Write(json, "at", message.AcceptedAt);
        json.WriteEndObject();
    }

    private static void WriteEdited(Utf8JsonWriter json, Message? message)
    {
        if (message is null)
        {
            return;
        }

        json.WriteStartObject("edited");
        json.WriteString("id", message.Id.Value);
        json.WriteString("text", KeptText.Checked(message.Text));
        json.WriteNumber("revision", message.Revision);
        Write(json, "at", message.EditedAt);
        json.WriteEndObject();
    }

    private static void WriteClient(Utf8JsonWriter json, Client? client)
    {
        if (client is null)
        {
            return;
        }

        json.WriteStartObject("newClient");
        json.WriteString("generatedName", KeptText.Checked(client.GeneratedName));
        Write(json, "createdAt", client.CreatedAt);
        json.WriteNumber("version", client.Version);
        if (client.Card.ToJson() is var card and not "{}")
        {
            json.WritePropertyName("card");
            json.WriteRawValue(card, skipInputValidation: true);
        }

        if (client.Card.Keys is { Count: > 0 } keys)
        {
            json.WriteStartArray("keys");
            foreach (var key in keys)
            {
                json.WriteStringValue(key.Value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteOutbox(Utf8JsonWriter json, DialogCommit commit)
    {
        if (commit.Outbox.Count == 0)
        {
            return;
        }

        json.WriteStartArray("outbox");
        foreach (var row in commit.Outbox)
        {
            json.WriteStartObject();
            json.WriteString("handler", KeptText.Checked(row.Handler));
            json.WriteNumber("event", row.EventSeq);
            Write(json, "due", row.DueAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } known)
        {
            json.WriteString(name, known);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Instant? at)
    {
        if (at is { } known)
        {
            json.WriteNumber(name, known.ToUnixTimeMilliseconds());
        }
    }
}
