using System.Text.Json;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Wire;

public sealed class OperatorClientTests : IDisposable
{
    private const string Anna = "019aab12-0000-7000-8000-00000000000a";
    private static readonly DialogId _dialog = new(Guid.Parse("019aab12-0000-7000-8000-0000000000d1"));
    private static readonly MessageId _message = new(Guid.Parse("019aab12-0000-7000-8000-0000000000e1"));

    private readonly ScriptedHost _host = new();

    public OperatorClientTests()
    {
        _host.OnRest("POST v1/session", """{"name":"Анна","projects":[{"slug":"main"}]}""", headers: "Set-Cookie: session=secret; Path=/chat; HttpOnly\r\n");
        _host.OnCall("Start", $$$"""{"me":"{{{Anna}}}","members":[],"groups":[],"sections":{"mine":2,"common":0,"archive":0},"status":{"available":true}}""");
        _host.OnCall("Open", Thread(4));
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Signing_in_keeps_the_cookie_for_the_hub()
    {
        await using var anna = await StartAsync();

        JsonElement.Parse(_host.Bodies.Single()).Text("email").Should().Be("anna@example.org");
        _host.Heads.Last().Should().Contain("GET /chat/v1/p/main/hub").And.Contain("Cookie: session=secret");
        anna.Session.Text("name").Should().Be("Анна");
        anna.Desk.Me.ToString().Should().Be(Anna);
        anna.Desk.Sections.Number("mine").Should().Be(2);
    }

    [Fact]
    public async Task A_wrong_password_is_a_refusal()
    {
        _host.OnRest("POST v1/session", """{"status":401,"code":"wrong_password"}""", 401, "application/problem+json");

        var refused = await FluentActions.Awaiting(StartAsync).Should().ThrowAsync<WireRefusedException>();

        refused.Which.Code.Should().Be("wrong_password");
    }

    [Fact]
    public async Task The_one_time_link_signs_in()
    {
        _host.OnRest("GET console/link/abc", "", 302, headers: "Location: /chat/console\r\nSet-Cookie: session=secret; Path=/chat; HttpOnly\r\n");
        _host.OnRest("GET v1/session", """{"name":"Анна","projects":[]}""");

        await using var anna = await OperatorClient.WithLinkAsync(new Uri(_host.Mount + "/console/link/abc"));

        anna.Session.Text("name").Should().Be("Анна");
        anna.Rest.Mount.Should().Be(new Uri(_host.Mount + "/"));
        _host.Heads.Last().Should().Contain("Cookie: session=secret");
    }

    [Fact]
    public async Task An_opened_dialog_follows_its_log()
    {
        await using var anna = await StartAsync();

        var view = await anna.OpenAsync(_dialog);
        await _host.PushAsync("log", Log(4, 5, "Hello"));
        await _host.PushAsync("marks", $$"""{"dialog":"{{_dialog}}","visitorDelivered":5,"visitorRead":5,"deskRead":1}""");
        await _host.PushAsync("presence", $$"""{"dialog":"{{_dialog}}","online":false,"leftAt":null}""");
        await view.WaitUntilAsync(v => v.Presence?.Flag("online") == false);

        view.Texts.Should().Equal("Hello");
        view.Marks!.Value.Number("visitorRead").Should().Be(5);
        anna.Views[_dialog].Should().BeSameAs(view);
        anna.Desk.FindRow(_dialog)!.Value.Number("version").Should().Be(5, "the log's state is the row");
    }

    [Fact]
    public async Task A_hole_is_filled_and_a_resync_opens_again()
    {
        _host.OnCall("Log", Log(4, 7, "Seven"));
        await using var anna = await StartAsync();
        var view = await anna.OpenAsync(_dialog);

        await _host.PushAsync("log", Log(6, 7, "Seven"));
        await view.WaitUntilAsync(v => v.Place.EventSeq == 7);
        (await _host.HeardAsync("Log")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","after":4,"tag":"t4"}""");
        _host.OnCall("Open", Thread(8));
        await _host.PushAsync("resync", $$"""{"dialog":"{{_dialog}}"}""");
        await view.WaitUntilAsync(v => v.Place.EventSeq == 8);

        view.Snapshots.Should().Be(2);
    }

    [Fact]
    public async Task A_view_is_compared_with_a_fresh_thread()
    {
        _host.OnRest($"GET v1/p/main/dialogs/{_dialog}", Thread(5));
        await using var anna = await StartAsync();
        var view = await anna.OpenAsync(_dialog);

        view.FindDifference(await anna.SnapshotAsync(_dialog)).Should().Contain("EventSeq = 5");
    }

    [Fact]
    public async Task A_resync_of_the_desk_starts_again()
    {
        await using var anna = await StartAsync();
        _host.OnCall("Start", """{"sections":{"mine":7}}""");

        await _host.PushAsync("resync", "{}");

        await anna.Desk.WaitUntilAsync(desk => desk.Sections.Number("mine") == 7);
    }

    [Fact]
    public async Task A_left_dialog_is_followed_no_more()
    {
        _host.OnCall("Leave", "{}");
        await using var anna = await StartAsync();
        await anna.OpenAsync(_dialog);

        await anna.LeaveAsync(_dialog);
        await _host.PushAsync("log", Log(4, 5, "Hello"));
        await _host.PushAsync("status", """{"available":false}""");
        await anna.Desk.WaitUntilAsync(desk => !desk.Status.Flag("available"));

        anna.Views.Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_keep_their_newest_version_and_last_activity_comes_first()
    {
        var other = Guid.CreateVersion7();
        await using var anna = await StartAsync();

        await _host.PushAsync("rows", $$"""{"rows":[{{Row(5, at: "10")}},{{Row(1, other.ToString(), at: "11", section: "archive")}}]}""");
        await _host.PushAsync("rows", $$"""{"rows":[{{Row(4, at: "09")}}]}""");
        await _host.PushAsync("sections", """{"mine":1,"common":0,"archive":0}""");
        await anna.Desk.WaitUntilAsync(desk => desk.Sections.Number("mine") == 1);

        anna.Desk.Rows.Select(row => row.Number("version")).Should().Equal(1, 5);
        anna.Desk.RowsOf("mine").Should().ContainSingle().Which.Id("id").Should().Be(_dialog.Value);
    }

    [Fact]
    public async Task Members_and_the_end_come_by_pushes()
    {
        await using var anna = await StartAsync();

        await _host.PushAsync("members", $$"""{"members":[{"id":"{{Anna}}","name":"Анна","available":false}]}""");
        await _host.PushAsync("ended", """{"code":"forbidden"}""");
        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "forbidden");

        anna.Desk.GetMember(anna.Desk.Me).Text("name").Should().Be("Анна");
    }

    [Fact]
    public async Task A_command_says_whom_the_desk_shows_as_responsible_unless_told_otherwise()
    {
        _host.OnCall("List", $$"""{"rows":[{{Row(1)}}],"cursor":null}""");
        _host.OnCall("Take", $$"""{"row":{{Row(2, responsible: Anna)}}}""");
        await using var anna = await StartAsync();
        await anna.ListAsync("mine", limit: 10);

        await anna.TakeAsync(_dialog);
        await anna.TakeAsync(_dialog, version: 2);
        await anna.TakeAsync(_dialog, SawResponsible.Nobody);
        await anna.TakeAsync(_dialog, SawResponsible.Member(default));

        (await _host.HeardAsync("List")).GetRawText().Should().Be("""{"section":"mine","limit":10}""");
        (await _host.HeardAsync("Take")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","sawResponsible":null}""");
        (await _host.HeardAsync("Take")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","sawResponsible":"{{Anna}}","version":2}""");
        (await _host.HeardAsync("Take")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","sawResponsible":null}""");
        (await _host.HeardAsync("Take")).Text("sawResponsible").Should().Be("00000000-0000-0000-0000-000000000000");
    }

    [Fact]
    public async Task Answering_and_editing_go_as_the_wire_has_them()
    {
        _host.OnCall("Answer", """{"message":{"seq":1}}""");
        _host.OnCall("Edit", """{"message":{"revision":3}}""");
        await using var anna = await StartAsync();
        await anna.OpenAsync(_dialog);
        await _host.PushAsync("log", Log(4, 5, "Hello"));
        await anna.Views[_dialog].WaitUntilAsync(view => view.Messages.Count == 1);

        await anna.AnswerAsync(_dialog, "Привет", _message);
        await anna.EditAsync(_dialog, _message, "Привет!");
        await anna.EditAsync(_dialog, _message, "Привет!", revision: 9);

        (await _host.HeardAsync("Answer")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","sawResponsible":null,"id":"{{_message}}","text":"Привет"}""");
        (await _host.HeardAsync("Edit")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","id":"{{_message}}","text":"Привет!","revision":2}""");
        (await _host.HeardAsync("Edit")).Number("revision").Should().Be(9);
    }

    [Fact]
    public async Task Everything_else_an_operator_says_goes_as_the_wire_has_it()
    {
        var (group, client) = (new GroupId(Guid.CreateVersion7()), new ClientId(Guid.CreateVersion7()));
        foreach (var command in new[] { "HandOver", "LetGo", "Close", "Reopen" })
        {
            _host.OnCall(command, $$"""{"row":{{Row(3)}}}""");
        }

        _host.OnCall("Search", """{"rows":[],"cursor":null}""");
        _host.OnCall("Read", "{}");
        _host.OnCall("History", """{"items":[],"more":false}""");
        _host.OnCall("Revisions", """{"revisions":[{"revision":0}]}""");
        _host.OnCall("FillCard", """{"client":{"version":2}}""");
        _host.OnCall("Switch", """{"status":{"available":false}}""");
        await using var anna = await StartAsync();

        await anna.SearchAsync("ёж");
        await anna.HandOverAsync(_dialog, group);
        await anna.LetGoAsync(_dialog);
        await anna.CloseAsync(_dialog);
        await anna.ReopenAsync(_dialog);
        await anna.ReadAsync(_dialog, 4);
        await anna.HistoryAsync(_dialog, 40);
        (await anna.RevisionsAsync(_dialog, _message)).Should().ContainSingle();
        await anna.FillCardAsync(client, 1, new ClientCard { Name = "Енот", Fields = [new ClientField { Name = "n", Value = "v" }] });
        await anna.SwitchAsync(false);

        (await _host.HeardAsync("Search")).Text("query").Should().Be("ёж");
        (await _host.HeardAsync("HandOver")).Text("group").Should().Be(group.ToString());
        (await _host.HeardAsync("Reopen")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","sawResponsible":null}""");
        (await _host.HeardAsync("Read")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","seq":4}""");
        (await _host.HeardAsync("History")).GetRawText().Should().Be($$"""{"dialog":"{{_dialog}}","before":40}""");
        (await _host.HeardAsync("FillCard")).GetRawText().Should().Be(
            $$"""{"name":"Енот","phone":null,"email":null,"comment":null,"fields":[{"name":"n","value":"v"}],"client":"{{client}}","version":1}""");
        anna.Desk.Status.Flag("available").Should().BeFalse();
    }

    [Fact]
    public async Task Reconnecting_starts_and_opens_the_watched_dialogs_again()
    {
        await using var anna = await StartAsync();
        var view = await anna.OpenAsync(_dialog);
        _host.Drop();
        await anna.Hub.Closed.InTimeAsync();
        _host.OnCall("Open", Thread(9));

        await anna.ReconnectAsync();

        view.Place.EventSeq.Should().Be(9);
        anna.Views[_dialog].Should().BeSameAs(view);
        await _host.PushAsync("log", Log(9, 10, "Ten"));
        await view.WaitUntilAsync(v => v.Texts.Contains("Ten"));
    }

    private async Task<OperatorClient> StartAsync()
    {
        var anna = await OperatorClient.SignInAsync(_host.Mount, "anna@example.org", "password");
        await anna.StartAsync();
        return anna;
    }

    private static string Row(int version, string? id = null, string at = "10", string section = "mine", string? responsible = null) =>
        $$"""{"id":"{{id ?? _dialog.ToString()}}","version":{{version}},"section":"{{section}}","at":"{{at}}","responsible":{{(responsible is null ? "null" : $"\"{responsible}\"")}} }""";

    private static string Thread(int eventSeq) =>
        $$"""{"row":{{Row(eventSeq)}},"client":{"id":"{{Anna}}"},"place":{"eventSeq":{{eventSeq}},"tag":"t{{eventSeq}}"},"marks":{},"presence":{"online":true},"items":[],"more":false}""";

    private static string Log(int after, int upTo, string text) => $$"""
        {"dialog":"{{_dialog}}","after":{{after}},"upTo":{{upTo}},"tag":"t{{upTo}}","state":{{Row(upTo)}},"more":false,"items":[
        {"eventSeq":{{upTo}},"kind":"message","message":{"id":"{{_message}}","text":"{{text}}","revision":2} }]}
        """;
}
