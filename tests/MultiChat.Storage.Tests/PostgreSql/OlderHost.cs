using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using Npgsql;
using NpgsqlTypes;

namespace MultiChat.Storage.PostgreSql;

/// <summary>What a host of the version before commits were documents says to the database, word by word.</summary>
internal sealed class OlderHost(PostgreSqlServer server, string schema)
{
    private const int CommitValues = 46;

    private const string Columns = "generated_name, version, card_name, phone, email, comment, fields";

    /// <summary>Whether it was committed.</summary>
    public async Task<bool> CommitAsync(DialogCommit commit)
    {
        var (dialog, accepted, edited, client) = (commit.Dialog, commit.Accepted, commit.Edited, commit.NewClient);
        object?[] values =
        [
            dialog.Project.Value, dialog.Id.Value, dialog.Site.Value, dialog.Visitor.Value, dialog.Client.Value, dialog.Channel.Value,
            dialog.Inquiry.Value, (short)dialog.Status, dialog.Responsible?.Value, dialog.Group?.Value, commit.ExpectedEventSeq,
            dialog.MessageSeq, dialog.ClientMessages, dialog.AnsweredClientMessages, dialog.WaitingSince?.ToUnixTimeMilliseconds(),
            dialog.LastAt.ToUnixTimeMilliseconds(),
            commit.Events.Select(entry => entry.Tag.Value).ToArray(), commit.Events.Select(entry => entry.At.ToUnixTimeMilliseconds()).ToArray(),
            commit.Events.Select(entry => entry.Event.Kind.Value).ToArray(), commit.Events.Select(entry => entry.Event.Version).ToArray(),
            commit.Events.Select(entry => entry.Event.Message).ToArray(), commit.Events.Select(entry => entry.Event.Data).ToArray(),
            accepted?.Id.Value, accepted?.Author.IsMember ?? false, accepted?.Author.Value, accepted?.EventSeq, accepted?.ClientMessages,
            accepted?.Text, accepted?.ContentHash, accepted?.AcceptedAt.ToUnixTimeMilliseconds(),
            edited?.Id.Value, edited?.Text, edited?.Revision, edited?.EditedAt?.ToUnixTimeMilliseconds(),
            client?.GeneratedName, client?.CreatedAt.ToUnixTimeMilliseconds(), client?.Version, client?.Card.Name, client?.Card.Phone,
            client?.Card.Email, client?.Card.Comment, client is null ? null : "", commit.NewInquiry?.OpenedAt.ToUnixTimeMilliseconds(),
            commit.Outbox.Select(row => row.Handler).ToArray(), commit.Outbox.Select(row => row.EventSeq).ToArray(),
            commit.Outbox.Select(row => row.DueAt.ToUnixTimeMilliseconds()).ToArray(),
        ];
        return (bool)(await AskAsync($"SELECT commit_dialog({string.Join(", ", Enumerable.Range(1, CommitValues).Select(number => $"${number}"))})", values))!;
    }

    /// <summary>Saves the columns of a card that it knows, and says whether it did.</summary>
    public async Task<bool> SaveAsync(Client client) => (long)(await AskAsync(
        """
        WITH saved AS (
            UPDATE clients SET version = $3, card_name = $5, phone = $6, email = $7, comment = $8, fields = $9
            WHERE project_id = $1 AND client_id = $2 AND version = $3 - 1
            RETURNING project_id, client_id), told AS (
        INSERT INTO changes (project_id, kind, subject) SELECT project_id, $4, client_id FROM saved)
        SELECT count(*) FROM saved
        """,
        [client.Project.Value, client.Id.Value, client.Version, (short)2, client.Card.Name, client.Card.Phone, client.Card.Email, client.Card.Comment, ""]))! == 1;

    /// <summary>A client as it reads them.</summary>
    public async Task<IReadOnlyList<object?>> ReadClientAsync(Client client)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, $"SELECT {Columns} FROM clients WHERE project_id = $1 AND client_id = $2", [client.Project.Value, client.Id.Value]);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).Should().BeTrue();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetValue(at))];
    }

    private async Task<object?> AskAsync(string sql, object?[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await server.OpenAsync();
        await using var setting = Command(connection, $"SET search_path = {schema}", []);
        await setting.ExecuteNonQueryAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown } : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
