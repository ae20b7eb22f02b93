using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>What few commits have, as the document that <c>commit_dialog</c> takes beside its values. What is not in the commit is not in it.</summary>
internal static class CommitDocument
{
    private const int UsualLength = 512;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <returns>Null for nothing, as of nearly every commit.</returns>
    /// <exception cref="ArgumentException">A text cannot be kept: JSON would escape a NUL and change half a pair.</exception>
    public static ReadOnlyMemory<byte>? Of(DialogCommit commit)
    {
        if (commit is { Edited: null, NewClient: null, NewInquiry: null, Outbox.Count: 0 })
        {
            return null;
        }

        var document = new ArrayBufferWriter<byte>(UsualLength);
        using var json = new Utf8JsonWriter(document, Options);
        json.WriteStartObject();
        WriteEdited(json, commit.Edited);
        WriteClient(json, commit.NewClient);
        Write(json, "openedAt", commit.NewInquiry?.OpenedAt);
        WriteOutbox(json, commit);
        json.WriteEndObject();
        json.Flush();
        return document.WrittenMemory;
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

    private static void Write(Utf8JsonWriter json, string name, Instant? at)
    {
        if (at is { } known)
        {
            json.WriteNumber(name, known.ToUnixTimeMilliseconds());
        }
    }
}
