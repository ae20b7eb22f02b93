using MultiChat.Dialogs;
using MultiChat.Lists;

namespace MultiChat.Storage.PostgreSql;

[Collection(PostgreSqlServer.Rules)]
public sealed class PostgreSqlSearchTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Words_are_found_within_two_seconds()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync("Где мой ЗАКАЗ?");
        await FoundAsync(chat, ["заказ"], dialog.Id);
    }

    [Fact]
    public async Task What_was_not_indexed_at_the_end_is_indexed_after_the_next_start()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync("Самовар");
        await chat.ReopenAsync();
        await FoundAsync(chat, ["самов"], dialog.Id);
    }

    [Fact]
    public async Task An_edit_replaces_the_words()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync("Чайник");
        await FoundAsync(chat, ["чайник"], dialog.Id);
        var message = await chat.Storage.Messages.FindAsync(chat.Samples.Project, dialog.Id, 1, CancellationToken.None);
        await chat.Storage.Dialogs.CommitAsync(chat.Samples.Edit(dialog, message!, "Утюг"), CancellationToken.None);
        await FoundAsync(chat, ["утюг"], dialog.Id);
        (await SearchAsync(chat, ["чайник"])).Should().BeEmpty();
    }

    [Fact]
    public async Task The_projects_token_is_no_word()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync("Чайник");
        await FoundAsync(chat, ["чайник"], dialog.Id);
        (await SearchAsync(chat, [chat.Samples.Project.Value.ToString("N")])).Should().BeEmpty();
        (await SearchAsync(chat, ["words"])).Should().BeEmpty();
    }

    [Fact]
    public async Task Scripts_beyond_the_first_plane_are_left_as_they_are()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var dialog = await chat.BeginAsync("\U00010428\U0001042F 東京 ẞtraße İstanbul");
        foreach (var word in SearchWords.Of("\U00010400\U0001042F 東京 ẞtraße İstanbul"))
        {
            await FoundAsync(chat, [word], dialog.Id);
        }
    }

    [Fact]
    public async Task Words_longer_than_the_index_keeps_are_found_by_their_beginning()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var word = new string('я', 8_000);
        var dialog = await chat.BeginAsync($"{word} 😀");
        await FoundAsync(chat, [word], dialog.Id);
        await FoundAsync(chat, ["яяя"], dialog.Id);
    }

    [Fact]
    public async Task What_a_slow_transaction_commits_late_is_found_too()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var late = await chat.BeginAsync("Самовар");
        await FoundAsync(chat, ["самовар"], late.Id);
        // The same as another host's commit that has not ended yet: the words away, and the change in a transaction that is still open.
        await chat.RunSqlAsync("DELETE FROM message_words; DELETE FROM changes");
        await using var slow = await chat.HoldAsync(
            $"INSERT INTO changes (project_id, kind, subject, message_seq) VALUES ('{late.Project}', 1, '{late.Id}', 1)");
        var dialog = await chat.BeginAsync("Чайник");
        await FoundAsync(chat, ["чайник"], dialog.Id);
        await slow.CommitAsync();
        await FoundAsync(chat, ["самовар"], late.Id);
    }

    [Fact]
    public async Task What_an_earlier_version_indexed_is_indexed_anew()
    {
        await using var chat = await TemporarySchema.OpenAsync(server);
        var (phone, chinese) = (await chat.BeginAsync("мой номер 8 900 123 45 67"), await chat.BeginAsync("我家在上海东边"));
        await FoundAsync(chat, ["9001234567"], phone.Id);
        await FoundAsync(chat, ["上海"], chinese.Id);
        // As hosts of earlier code leave it: words as they stand in the text.
        await chat.RunSqlAsync("""
            UPDATE message_words SET folding = 0, words = array_to_tsvector(ARRAY['x']);
            UPDATE client_words SET folding = 0, words = array_to_tsvector(ARRAY['x']);
            """);
        (await SearchAsync(chat, ["9001234567"])).Should().BeEmpty();
        await chat.ReopenAsync();

        await FoundAsync(chat, ["9001234567"], phone.Id);
        await FoundAsync(chat, ["上海"], chinese.Id);
        var row = (await chat.Storage.Desk.FindAsync(chat.Samples.Operator, phone.Id, CancellationToken.None))!;
        await FoundAsync(chat, [.. SearchWords.Of(row.Client.GeneratedName)], phone.Id);
    }

    private static async Task<IEnumerable<DialogId>> SearchAsync(TemporarySchema chat, string[] words) =>
        (await chat.Storage.Desk.SearchAsync(chat.Samples.Operator, words, after: null, 10, CancellationToken.None))
            .Select(row => row.Dialog.Id);

    private static async Task FoundAsync(TemporarySchema chat, string[] words, DialogId dialog)
    {
        var until = Environment.TickCount64 + 2_000;
        while (!(await SearchAsync(chat, words)).Contains(dialog))
        {
            Environment.TickCount64.Should().BeLessThan(until, "full text is 2 s behind at most");
            await Task.Delay(20);
        }
    }
}
