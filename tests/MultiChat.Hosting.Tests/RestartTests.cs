using MultiChat.Dialogs;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task After_a_restart_everything_is_there_numbers_included()
    {
        var cookies = new WireClientOptions();
        DialogId dialog;
        System.Text.Json.JsonElement before;
        int port;
        await using (var host = await StartAsync())
        {
            port = host.Mount.Port;
            await using var anna = await host.OperatorAsync();
            await using var boris = await host.OperatorAsync("Boris");
            await using var visitor = await host.VisitorAsync(cookies);
            await visitor.SendAsync("One");
            await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
            dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
            await anna.TakeAsync(dialog);
            await visitor.SendAsync("Two");
            await visitor.SendAsync("Three");
            await anna.ReadAsync(dialog, 2);
            before = await anna.SnapshotAsync(dialog);
        }

        await using var again = await StartAsync($"http://127.0.0.1:{port}");
        await using var desk = await again.OperatorAsync();
        var row = (await desk.SnapshotAsync(dialog)).GetProperty("row");
        row.GetProperty("unread").GetInt64().Should().Be(1);
        row.GetProperty("responsible").GetGuid().Should().Be(desk.Desk.Me.Value);
        desk.Desk.Sections.GetProperty("mine").GetInt32().Should().Be(1);
        (await desk.SnapshotAsync(dialog)).GetProperty("items").ToString().Should().Be(before.GetProperty("items").ToString());
        await using var back = await again.VisitorAsync(cookies);
        back.View.Texts.Should().Equal("One", "Two", "Three");
    }

    [Fact]
    public async Task A_restored_older_copy_makes_connected_pages_resync()
    {
        var cookies = new WireClientOptions();
        var copy = _folder.File("copy.db");
        int port;
        VisitorClient visitor;
        OperatorClient anna;
        DialogId dialog;
        await using (var host = await StartAsync())
        {
            port = host.Mount.Port;
            anna = await host.OperatorAsync();
            visitor = await host.VisitorAsync(cookies);
            await visitor.SendAsync("One");
            // Else the page comes back without a place of its own, and begins with a snapshot.
            await visitor.View.WaitUntilAsync(view => view.Texts.Count == 1);
            await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
            dialog = new DialogId(anna.Desk.Rows[0].GetProperty("id").GetGuid());
        }

        File.Copy(DatabaseFile, copy);
        await using (var host = await StartAsync($"http://127.0.0.1:{port}"))
        {
            await visitor.ReconnectAsync();
            await anna.ReconnectAsync();
            await visitor.SendAsync("Two, lost with the disk");
            await anna.OpenAsync(dialog);
            await visitor.View.WaitUntilAsync(view => view.Texts.Count == 2);
        }

        File.Copy(copy, DatabaseFile, overwrite: true);
        await using var restored = await StartAsync($"http://127.0.0.1:{port}");
        await visitor.ReconnectAsync();
        await anna.ReconnectAsync();

        await visitor.View.WaitUntilAsync(view => view.Texts.Count == 1);
        visitor.View.Snapshots.Should().Be(2, "the place was of another history");
        await visitor.SendAsync("Two again");
        await anna.Views[dialog].WaitUntilAsync(view => view.Texts.SequenceEqual(["One", "Two again"]));
        await visitor.DisposeAsync();
        await anna.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private string DatabaseFile => _folder.File("chat.db");

    private Task<TestHost> StartAsync(string url = "http://127.0.0.1:0") =>
        TestHost.StartAsync(add: chat => chat.AddSqlite(DatabaseFile), url: url);
}
